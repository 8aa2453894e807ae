using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An n-dimensional array of numbers, and a handle on memory that it may share with other tensors.</summary>
    public unsafe partial class Tensor : IDisposable
    {
        private Storage? storage;
        private long[] sizes;
        private long[] strides;
        private long offset;
        private readonly ScalarType type;
        private readonly bool counted;

        /// <summary>Takes over one reference to the storage.</summary>
        internal Tensor(Storage storage, long[] sizes, long[] strides, long offset, ScalarType type, bool register = true)
        {
            this.storage = storage;
            this.sizes = sizes;
            this.strides = strides;
            this.offset = offset;
            this.type = type;
            counted = register;
            if (register) OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
        }

        /// <summary>Another handle on the same tensor, gradient and history included.</summary>
        internal Tensor(Tensor source, bool register = true)
            : this(source.Live.AddReference(), source.sizes, source.strides, source.offset, source.type, register)
        {
            meta = source.meta?.AddReference();
        }

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>A name for debugging.</summary>
        public string? name { get; set; }

        /// <summary>Whether the handle has been disposed.</summary>
        public bool IsInvalid => storage is null;

        private Storage Live => storage ?? throw new InvalidOperationException("Tensor invalid -- empty handle.");

        /// <summary>The sizes of a tensor that has not been disposed.</summary>
        private long[] LiveSizes
        {
            get
            {
                _ = Live;
                return sizes;
            }
        }

        internal Storage Storage => Live;
        internal long[] Sizes => sizes;
        internal long[] Strides => strides;
        internal long Offset => offset;
        internal ScalarType Type => type;

        /// <summary>Whether the tensor stands for a plain number, which never decides a result type.</summary>
        internal bool IsWrappedNumber { get; set; }

        /// <summary>Whether the tensor is a view of part of another: overwriting it cannot be recorded in that other's history.</summary>
        internal bool IsPartOfAnother { get; private set; }

        /// <summary>Drops this handle. The memory lives on while other handles, views or the graph need it.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Drops this handle.</summary>
        /// <param name="disposing">Whether called from <see cref="Dispose()"/>.</param>
        protected virtual void Dispose(bool disposing)
        {
            if (storage is null) return;
            if (counted) DisposeScopeManager.ThreadSingleton.Disposing(this);
            OwningDisposeScope?.MarkAsDisposed(this);
            Drop();
        }

        /// <summary>Releases what the handle holds.</summary>
        private void Drop()
        {
            storage?.Release();
            storage = null;
            meta?.Release();
            meta = null;
        }

        /// <summary>Hands the tensor to the scope around the one that owns it.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of all scopes.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Hands the tensor to the scope that owns another tensor.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        /// <summary>Hands the tensor to another scope.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is null) other?.Attach(this);
            else OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        /// <summary>Another handle on the same tensor, gradient and history included.</summary>
        public Tensor alias() => new(this);

        /// <summary>The lengths of the dimensions.</summary>
        public long[] shape
        {
            get
            {
                _ = Live;
                return (long[])sizes.Clone();
            }
        }

        /// <summary>The lengths of the dimensions.</summary>
        public long[] size() => shape;

        /// <summary>The length of one dimension; a negative number counts from the last.</summary>
        public long size(int dim)
        {
            _ = Live;
            return sizes[Dims.Wrap(dim, sizes.Length)];
        }

        /// <summary>The steps, in elements, between neighbours along each dimension.</summary>
        public long[] stride()
        {
            _ = Live;
            return (long[])strides.Clone();
        }

        /// <summary>The step, in elements, between neighbours along one dimension.</summary>
        public long stride(int dim)
        {
            _ = Live;
            return strides[Dims.Wrap(dim, strides.Length)];
        }

        /// <summary>Where the first element lies in the storage, in elements.</summary>
        public long storage_offset()
        {
            _ = Live;
            return offset;
        }

        /// <summary>The number of dimensions.</summary>
        public long Dimensions
        {
            get
            {
                _ = Live;
                return sizes.Length;
            }
        }

        /// <summary>The number of dimensions.</summary>
        public long dim() => Dimensions;

        /// <summary>The number of dimensions.</summary>
        public long ndim => Dimensions;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements
        {
            get
            {
                _ = Live;
                return Dims.Count(sizes);
            }
        }

        /// <summary>The number of elements.</summary>
        public long numel() => NumberOfElements;

        /// <summary>Bytes per element.</summary>
        public long ElementSize => Dtypes.Size(dtype);

        /// <summary>Bytes per element.</summary>
        public long element_size() => ElementSize;

        /// <summary>The type of the elements.</summary>
        public ScalarType dtype
        {
            get
            {
                _ = Live;
                return type;
            }
        }

        /// <summary>Where the tensor lives: the CPU.</summary>
        public Device device
        {
            get
            {
                _ = Live;
                return CPU;
            }
        }

        /// <summary>The kind of device that the tensor lives on.</summary>
        public DeviceType device_type => device.type;

        /// <summary>The number of the device, -1 for the CPU.</summary>
        public int device_index => device.index;

        /// <summary>Always false here.</summary>
        public bool is_cuda => device.type == DeviceType.CUDA;

        /// <summary>Always true here.</summary>
        public bool is_cpu() => device.type == DeviceType.CPU;

        /// <summary>Whether the elements are integers or truth values.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>Whether the elements are real numbers with a fraction.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Whether the elements are complex numbers.</summary>
        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>Whether the elements lie without gaps in row-major order.</summary>
        public bool is_contiguous()
        {
            _ = Live;
            return IsContiguous;
        }

        internal bool IsContiguous => Dims.AreContiguous(sizes, strides);

        /// <summary>The number of elements of a tensor that is known to be live.</summary>
        internal long Count => Dims.Count(sizes);

        /// <summary>The first element of plain strided memory.</summary>
        internal void* Data => (byte*)Planar().storage!.Data + (offset * Dtypes.Size(type));

        /// <summary>The first float, in whichever pixel order the bytes are.</summary>
        internal float* Floats => (float*)Live.Data + offset;

        internal bool IsInterleaved => Live.Order == PixelOrder.Interleaved;

        /// <summary>Marks the memory as written to.</summary>
        internal void BumpVersion() => Interlocked.Increment(ref Live.Version);

        internal static Tensor NewPlanar(ReadOnlySpan<long> shape, ScalarType dtype) => Allocate(shape.ToArray(), dtype);

        /// <summary>Uninitialised planar memory; keeps the array of sizes.</summary>
        internal static Tensor Allocate(long[] sizes, ScalarType type, bool register = true) =>
            new(new Storage(Dims.Count(sizes) * Dtypes.Size(type)), sizes, Dims.ContiguousStrides(sizes), 0, type, register);

        internal static Tensor NewInterleaved(long n, long c, long h, long w)
        {
            var tensor = Allocate([n, c, h, w], ScalarType.Float32);
            if (c > 1 && h * w > 1) tensor.storage!.Order = PixelOrder.Interleaved;
            return tensor;
        }

        /// <summary>A handle on part of this tensor's memory, without gradient history.</summary>
        internal Tensor View(long[] sizes, long[] strides, long offset) =>
            new(Planar().storage!.AddReference(), sizes, strides, offset, type);

        /// <summary>Turns interleaved bytes into planar ones, in place, once.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Tensor Planar()
        {
            if (Live.Order == PixelOrder.Interleaved) PixelOrders.MakePlanar(this);
            return this;
        }

        /// <summary>This tensor where its bytes are channels-last already, else a channels-last copy that the caller disposes.</summary>
        internal Tensor Interleaved() => PixelOrders.Interleaved(this);

        /// <summary>Whether two handles are on tensors of equal shape and values.</summary>
        public bool Equals(Tensor? target)
        {
            if (target is null) return false;
            if (!sizes.AsSpan().SequenceEqual(target.sizes)) return false;
            using var guard = no_grad();
            using var scope = NewDisposeScope();
            return eq(target).all().ToBoolean();
        }

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
    }
}
