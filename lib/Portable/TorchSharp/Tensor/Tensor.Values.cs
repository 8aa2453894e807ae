using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The value of a single-element tensor, whose type must be T.</summary>
        /// <exception cref="ArgumentException">There is not just one element, or it is not of type T.</exception>
        public T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1) throw new ArgumentException("Number of elements in the tensor must be 1");
            CheckElementType(typeof(T));
            return *(T*)Data;
        }

        /// <summary>The elements, which must be of type T, as a collection over this tensor's memory.</summary>
        /// <exception cref="ArgumentException">The elements are not of type T.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            CheckElementType(typeof(T));
            return new TensorAccessor<T>(this);
        }

        private void CheckElementType(Type wanted)
        {
            var actual = dtype switch
            {
                ScalarType.Byte => typeof(byte),
                ScalarType.Int8 => typeof(sbyte),
                ScalarType.Int16 => typeof(short),
                ScalarType.Int32 => typeof(int),
                ScalarType.Int64 => typeof(long),
                ScalarType.Float16 => typeof(Half),
                ScalarType.Float32 => typeof(float),
                ScalarType.Float64 => typeof(double),
                _ => typeof(bool),
            };
            if (actual != wanted) throw new ArgumentException($"{wanted.Name} is not compatible with {type}");
        }

        /// <summary>The value of a single-element tensor.</summary>
        public Scalar ToScalar()
        {
            if (NumberOfElements != 1) throw new ArgumentException("Number of elements in the tensor must be 1");
            return ScalarAt((byte*)Data);
        }

        private Scalar ScalarAt(void* at) => type switch
        {
            ScalarType.Float32 => *(float*)at,
            ScalarType.Float64 => *(double*)at,
            ScalarType.Float16 => *(Half*)at,
            ScalarType.Int64 => *(long*)at,
            ScalarType.Int32 => *(int*)at,
            ScalarType.Int16 => *(short*)at,
            ScalarType.Int8 => *(sbyte*)at,
            ScalarType.Byte => *(byte*)at,
            _ => *(byte*)at != 0,
        };

        /// <summary>The element at a place counted in row-major order.</summary>
        public T ReadCpuValue<T>(long i) where T : unmanaged
        {
            CheckElementType(typeof(T));
            if (i < 0 || i >= numel()) throw new IndexOutOfRangeException("The index is greater than the number of elements in the tensor");
            return *((T*)Data + Position(i));
        }

        /// <summary>The element at a place counted in row-major order, as float.</summary>
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);
        /// <summary>The element at a place counted in row-major order, as double.</summary>
        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);
        /// <summary>The element at a place counted in row-major order, as byte.</summary>
        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);
        /// <summary>The element at a place counted in row-major order, as truth value.</summary>
        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        /// <summary>Where an element counted in row-major order lies, in elements from the first.</summary>
        internal long Position(long i)
        {
            long at = 0;
            for (int d = sizes.Length - 1; d >= 0; d--)
            {
                at += i % sizes[d] * strides[d];
                i /= sizes[d];
            }
            return at;
        }

        /// <summary>Whether the only element is not zero.</summary>
        /// <exception cref="InvalidOperationException">There is not just one element.</exception>
        public bool is_nonzero()
        {
            if (numel() != 1) throw new InvalidOperationException("is_nonzero() called on non-singleton tensor");
            return ToScalar().AsBool;
        }

        /// <summary>The bytes of a contiguous tensor.</summary>
        public Span<byte> bytes
        {
            get
            {
                long count = numel() * ElementSize;
                if (count > int.MaxValue) throw new NotImplementedException("Span only supports up to int.MaxValue elements.");
                if (!is_contiguous()) throw new NotImplementedException("Bytes() called on non-contiguous tensor.");
                return new Span<byte>(Data, (int)count);
            }
            set
            {
                long count = numel() * ElementSize;
                if (value.Length != count) throw new ArgumentException("Mismatched data sizes in Tensor.set_bytes().");
                value.CopyTo(bytes);
                BumpVersion();
            }
        }
    }
}
