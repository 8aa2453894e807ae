namespace TorchSharp;

public static partial class torch
{
    /// <summary>Elements of x where the condition is true, of y elsewhere.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);
}
