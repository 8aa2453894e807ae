namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>A tensor with uninitialised elements, of this type unless another is named.</summary>
        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Factory.Empty(size, dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of one number throughout, of this type unless another is named.</summary>
        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Factory.Full(size, value, dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of zeros, of this type unless another is named.</summary>
        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            new_full(size, 0, dtype, device, requires_grad);

        /// <inheritdoc cref="new_zeros(long[], ScalarType?, Device, bool)"/>
        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            new_full([size], 0, dtype, device, requires_grad);

        /// <inheritdoc cref="new_zeros(long[], ScalarType?, Device, bool)"/>
        public Tensor new_zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            new_full([rows, columns], 0, dtype, device, requires_grad);

        /// <summary>A vector of ones, of this type unless another is named.</summary>
        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            new_full([size], 1, dtype, device, requires_grad);

        /// <summary>A matrix of ones, of this type unless another is named.</summary>
        public Tensor new_ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            new_full([rows, columns], 1, dtype, device, requires_grad);
    }
}
