namespace TorchSharp;

public static partial class torch
{
    /// <summary>Elements of x where the condition is true, of y elsewhere.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);

    /// <summary>The places where the condition is true, a tensor per dimension.</summary>
    public static Tensor[] where(Tensor condition)
    {
        using var places = condition.nonzero();
        return places.unbind(1);
    }

    /// <inheritdoc cref="Tensor.max(long, bool)"/>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    /// <inheritdoc cref="Tensor.min(long, bool)"/>
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    /// <inheritdoc cref="Tensor.softmax"/>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    /// <inheritdoc cref="Tensor.numel()"/>
    public static long numel(Tensor input) => input.numel();

    /// <inheritdoc cref="Tensor.is_nonzero()"/>
    public static bool is_nonzero(Tensor input) => input.is_nonzero();

    /// <inheritdoc cref="Tensor.is_floating_point()"/>
    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    /// <inheritdoc cref="Tensor.is_integral()"/>
    public static bool is_integral(Tensor t) => t.is_integral();

    /// <inheritdoc cref="Tensor.is_complex()"/>
    public static bool is_complex(Tensor input) => input.is_complex();

    /// <summary>Whether an object is a tensor.</summary>
    public static bool is_tensor(object obj) => obj is Tensor;

    /// <summary>The type that two types of equal standing meet in.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => Dtypes.Promote(type1, type2);

    /// <summary>The type of the result of an operation on two tensors.</summary>
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2)
    {
        _ = (tensor1.dtype, tensor2.dtype);
        return Dtypes.Result(tensor1, tensor2);
    }
}
