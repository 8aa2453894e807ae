namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers from start, by step, up to but without stop; integers give Int64.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        bool real = start.IsReal || stop.IsReal || step.IsReal;
        var type = dtype ?? (real ? get_default_dtype() : ScalarType.Int64);
        if (step.AsDouble == 0) throw Dims.Error("step must be nonzero");
        if (step.AsDouble > 0 ? start.AsDouble > stop.AsDouble : start.AsDouble < stop.AsDouble)
            throw Dims.Error("upper bound and larger bound inconsistent with step sign");
        long count = (long)Math.Ceiling((stop.AsDouble - start.AsDouble) / step.AsDouble);
        var result = Factory.Empty([count], type, device, false);
        var values = Tensor.Allocate([count], real ? ScalarType.Float64 : ScalarType.Int64, register: false);
        if (real)
        {
            var span = Factory.Span<double>(values);
            for (int i = 0; i < span.Length; i++) span[i] = start.AsDouble + (i * step.AsDouble);
        }
        else
        {
            var span = Factory.Span<long>(values);
            for (int i = 0; i < span.Length; i++) span[i] = start.AsLong + (i * step.AsLong);
        }
        Copying.Copy(result, values);
        values.Dispose();
        result.requires_grad = requires_grad;
        return result;
    }

    /// <summary>Numbers from start, by 1, up to but without stop.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>Numbers from 0, by 1, up to but without stop.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>So many numbers at equal distances, from start to end with both.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        if (steps < 0) throw Dims.Error("number of steps must be non-negative");
        var result = Factory.Empty([steps], dtype, device, false);
        if (result.Type == ScalarType.Float32)
        {
            var span = Factory.Span<float>(result);
            float first = (float)start, last = (float)end, step = (last - first) / Math.Max(steps - 1, 1);
            // From both ends, so that the last number is exact.
            for (int i = 0; i < span.Length; i++) span[i] = i < steps / 2 ? first + (step * i) : last - (step * (steps - i - 1));
            if (steps == 1) span[0] = first;
        }
        else
        {
            var values = Tensor.Allocate([steps], ScalarType.Float64, register: false);
            var span = Factory.Span<double>(values);
            double step = (end - start) / Math.Max(steps - 1, 1);
            for (int i = 0; i < span.Length; i++) span[i] = i < steps / 2 ? start + (step * i) : end - (step * (steps - i - 1));
            if (steps == 1) span[0] = start;
            Copying.Copy(result, values);
            values.Dispose();
        }
        result.requires_grad = requires_grad;
        return result;
    }

    /// <summary>A matrix with ones on its diagonal and zeros elsewhere.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        if (columns < 0) columns = rows;
        var result = Factory.Full([rows, columns], 0, dtype, device, false);
        using (var diagonal = result.diagonal()) diagonal.fill_(1);
        result.requires_grad = requires_grad;
        return result;
    }

    /// <summary>A tensor of the elements of an array of any rank.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor of the elements of an array of any rank.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var shape = new long[rawArray.Rank];
        for (int i = 0; i < shape.Length; i++) shape[i] = rawArray.GetLength(i);
        return Factory.FromArray(rawArray, shape, dtype, device, requires_grad);
    }

    /// <summary>A tensor with uninitialised elements, of the shape of another.</summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => input.empty_like(dtype, device, requires_grad);
    /// <summary>A tensor of zeros, of the shape of another.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => input.zeros_like(dtype, device, requires_grad);
    /// <summary>A tensor of ones, of the shape of another.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => input.ones_like(dtype, device, requires_grad);
    /// <summary>A tensor of one number throughout, of the shape of another.</summary>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => input.full_like(value, dtype, device, requires_grad);

    public unsafe partial class Tensor
    {
        /// <summary>A tensor with uninitialised elements, of this shape.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Factory.Empty(shape, dtype ?? type, device, requires_grad);
        /// <summary>A tensor of zeros, of this shape.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => full_like(0, dtype, device, requires_grad);
        /// <summary>A tensor of ones, of this shape.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => full_like(1, dtype, device, requires_grad);
        /// <summary>A tensor of one number throughout, of this shape.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        {
            _ = Live;
            Factory.CheckDevice(device);
            var result = Pointwise.Result(sizes, dtype ?? type, this);
            Copying.Fill(result, value);
            if (requires_grad) result.requires_grad = true;
            return result;
        }
    }
}
