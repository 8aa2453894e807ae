using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Product of two matrices.</summary>
        public Tensor mm(Tensor target)
        {
            if (Dimensions != 2) throw Dims.Error("self must be a matrix");
            if (target.Dimensions != 2) throw Dims.Error("mat2 must be a matrix");
            return MatMul("MmBackward0", this, target);
        }

        /// <summary>Products of matrix pairs, one pair a batch index.</summary>
        public Tensor bmm(Tensor batch2)
        {
            if (Dimensions != 3 || batch2.Dimensions != 3) throw Dims.Error("batch1 must be a 3D tensor");
            if (sizes[0] != batch2.sizes[0] || sizes[2] != batch2.sizes[1])
            {
                throw Dims.Error($"Expected size for first two dimensions of batch2 tensor to be: [{sizes[0]}, {sizes[2]}] but got: " +
                    $"[{batch2.sizes[0]}, {batch2.sizes[1]}].");
            }
            return MatMul("BmmBackward0", this, batch2);
        }

        // Products of the last two dimensions of two tensors of equal rank and batch shape.
        private static Tensor MatMul(string name, Tensor a, Tensor b)
        {
            if (a.type != b.type)
                throw Dims.Error($"expected m1 and m2 to have the same dtype, but got: {CName(a.type)} != {CName(b.type)}");
            int r = a.sizes.Length;
            if (a.sizes[r - 1] != b.sizes[r - 2])
            {
                throw Dims.Error($"mat1 and mat2 shapes cannot be multiplied ({a.sizes[r - 2]}x{a.sizes[r - 1]} and " +
                    $"{b.sizes[r - 2]}x{b.sizes[r - 1]})");
            }
            var result = Allocate([.. a.sizes[..(r - 2)], a.sizes[r - 2], b.sizes[r - 1]], a.type);
            MatrixProducts.Multiply(a, b, result);
            if (!Autograd.Needed(a, b)) return result;
            return Autograd.Record(name, result, [a, b], [a, b], static (g, s, need) =>
            [
                need[0] ? MatMul("", g, s[1].transpose(-2, -1)) : null,
                need[1] ? MatMul("", s[0].transpose(-2, -1), g) : null,
            ]);
        }

        private static string CName(ScalarType type) => type switch
        {
            ScalarType.Float32 => "float",
            ScalarType.Float64 => "double",
            ScalarType.Int64 => "long int",
            ScalarType.Int32 => "int",
            ScalarType.Bool => "bool",
            ScalarType.Byte => "unsigned char",
            _ => Dtypes.Name(type),
        };

        /// <summary>Product of vectors, matrices and batches of matrices, by PyTorch's rules of broadcasting.</summary>
        public Tensor matmul(Tensor target)
        {
            int ra = (int)Dimensions, rb = (int)target.Dimensions;
            if (ra == 0 || rb == 0)
                throw Dims.Error($"both arguments to matmul need to be at least 1D, but they are {ra}D and {rb}D");
            if (ra == 1 && rb == 1) return dot(target);
            if (ra == 2 && rb == 2) return mm(target);
            if (ra == 2 && rb == 1) return mv(target);
            using var scope = NewDisposeScope();
            var a = ra == 1 ? unsqueeze(0) : this;
            var b = rb == 1 ? target.unsqueeze(1) : target;
            Tensor product;
            if (b.sizes.Length == 2 && a.sizes.Length > 2)
            {
                // One matrix for all: the batch is a taller matrix.
                product = a.reshape(-1, a.sizes[^1]).mm(b).reshape([.. a.sizes[..^1], b.sizes[^1]]);
            }
            else
            {
                long[] batch = Dims.Broadcast(a.sizes[..^2], b.sizes[..^2]);
                var left = a.expand([.. batch, a.sizes[^2], a.sizes[^1]]);
                var right = b.expand([.. batch, b.sizes[^2], b.sizes[^1]]);
                product = MatMul("BmmBackward0", left, right);
            }
            if (ra == 1) product = product.squeeze(-2);
            if (rb == 1) product = product.squeeze(-1);
            return product.MoveToOuterDisposeScope();
        }

        /// <summary>Product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target)
        {
            if (Dimensions != 2 || target.Dimensions != 1)
                throw Dims.Error($"vector + matrix @ vector expected, got {1}, {Dimensions}, {target.Dimensions}");
            if (sizes[1] != target.sizes[0])
                throw Dims.Error($"size mismatch, got input ({sizes[0]}), mat ({sizes[0]}x{sizes[1]}), vec ({target.sizes[0]})");
            using var column = target.unsqueeze(1);
            using var product = mm(column);
            return product.squeeze(1);
        }

        /// <summary>Sum of the products of the elements of two vectors.</summary>
        public Tensor dot(Tensor target)
        {
            if (Dimensions != 1 || target.Dimensions != 1)
                throw Dims.Error($"1D tensors expected, but got {Dimensions}D and {target.Dimensions}D tensors");
            if (sizes[0] != target.sizes[0])
            {
                throw Dims.Error($"inconsistent tensor size, expected tensor [{sizes[0]}] and src [{target.sizes[0]}] to have the same number " +
                    $"of elements, but got {sizes[0]} and {target.sizes[0]} elements respectively");
            }
            if (target.type != type)
                throw Dims.Error($"dot : expected both vectors to have same dtype, but found {Dtypes.Name(type)} and {Dtypes.Name(target.type)}");
            using var product = mul(target);
            return product.sum(type);
        }

        /// <summary>Every element of one vector times every element of another.</summary>
        public Tensor outer(Tensor vec2)
        {
            if (Dimensions != 1 || vec2.Dimensions != 1)
                throw Dims.Error($"outer: Expected 1-D argument self, but got {Dimensions}-D");
            using var column = unsqueeze(1);
            return column.mul(vec2);
        }

        /// <summary>beta times this plus alpha times the product of two matrices.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
        {
            using var scope = NewDisposeScope();
            var product = mat1.mm(mat2);
            if (alpha != 1) product = product.mul(alpha);
            if (beta == 0) return product.MoveToOuterDisposeScope();
            return product.add(beta == 1 ? this : mul(beta)).MoveToOuterDisposeScope();
        }
    }
}

/// <summary>Products of matrices of any layout.</summary>
internal static unsafe class MatrixProducts
{
    /// <summary>Multiplies the last two dimensions of a and b into a contiguous result, for each batch index.</summary>
    public static void Multiply(torch.Tensor a, torch.Tensor b, torch.Tensor result)
    {
        if (result.Count == 0) return;
        int r = a.Sizes.Length;
        if (a.Sizes[r - 1] == 0)
        {
            Copying.Fill(result, 0);
            return;
        }
        int m = (int)a.Sizes[r - 2], k = (int)a.Sizes[r - 1], n = (int)b.Sizes[r - 1];
        long batch = result.Count / ((long)m * n);
        if (a.Type == torch.ScalarType.Float32)
        {
            using var first = new Matrices(a);
            using var second = new Matrices(b);
            for (long i = 0; i < batch; i++)
            {
                Gemm.Run(first.Transposed, second.Transposed, m, n, k, first.At(i), first.Step, second.At(i), second.Step,
                    (float*)result.Data + (i * m * n), n);
            }
            return;
        }
        using var left = a.Packed();
        using var right = b.Packed();
        for (long i = 0; i < batch; i++)
        {
            switch (a.Type)
            {
                case torch.ScalarType.Float64: Plain(m, n, k, (double*)left.Data + (i * m * k), (double*)right.Data + (i * k * n), (double*)result.Data + (i * m * n)); break;
                case torch.ScalarType.Int64: Plain(m, n, k, (long*)left.Data + (i * m * k), (long*)right.Data + (i * k * n), (long*)result.Data + (i * m * n)); break;
                case torch.ScalarType.Int32: Plain(m, n, k, (int*)left.Data + (i * m * k), (int*)right.Data + (i * k * n), (int*)result.Data + (i * m * n)); break;
                default: throw Dims.Error($"\"addmm_impl_cpu_\" not implemented for '{Dtypes.Name(a.Type)}'");
            }
        }
    }

    /// <summary>A batch of float matrices as the engine reads them: rows without gaps, or the transposes of such.</summary>
    private readonly ref struct Matrices
    {
        private readonly torch.Tensor tensor;

        public Matrices(torch.Tensor source)
        {
            var (sizes, strides) = (source.Sizes, source.Planar().Strides);
            int r = sizes.Length;
            bool plainBatch = r <= 3;
            bool rows = plainBatch && (strides[r - 1] == 1 || sizes[r - 1] == 1) && (strides[r - 2] >= sizes[r - 1] || sizes[r - 2] == 1);
            bool columns = plainBatch && (strides[r - 2] == 1 || sizes[r - 2] == 1) && (strides[r - 1] >= sizes[r - 2] || sizes[r - 1] == 1);
            Transposed = !rows && columns;
            tensor = rows || columns ? source.detach() : source.Packed();
            long step = tensor.Strides[Transposed ? r - 1 : r - 2];
            Step = (int)Math.Max(step, Transposed ? sizes[r - 2] : sizes[r - 1]);
        }

        public bool Transposed { get; }

        public int Step { get; }

        public float* At(long index)
        {
            int r = tensor.Sizes.Length;
            long batchStep = r < 3 ? 0 : r == 3 ? tensor.Strides[0] : tensor.Strides[r - 3];
            return (float*)tensor.Data + (index * batchStep);
        }

        public void Dispose() => tensor.Dispose();
    }

    private static void Plain<T>(int m, int n, int k, T* a, T* b, T* c) where T : unmanaged, System.Numerics.INumber<T>
    {
        Parallelism.For(m, (long)n * k, (from, to) =>
        {
            int width = System.Numerics.Vector<T>.Count;
            for (long i = from; i < to; i++)
            {
                T* row = c + (i * n);
                new Span<T>(row, n).Clear();
                for (int l = 0; l < k; l++)
                {
                    T factor = a[(i * k) + l];
                    T* other = b + ((long)l * n);
                    int j = 0;
                    for (; j <= n - width; j += width)
                    {
                        var sum = System.Numerics.Vector.Load(row + j) + (System.Numerics.Vector.Load(other + j) * factor);
                        System.Numerics.Vector.Store(sum, row + j);
                    }
                    for (; j < n; j++) row[j] += factor * other[j];
                }
            }
        });
    }
}
