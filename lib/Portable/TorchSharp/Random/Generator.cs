using System.Buffers.Binary;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers: PyTorch's on the CPU, bit for bit.</summary>
    public class Generator : IDisposable
    {
        // The layout of PyTorch's saved state: the old TH structure, with the cached float sample after it.
        private const int StateBytes = 5056;

        private readonly Mt19937 engine;
        private ulong seedUsed;

        /// <summary>A stream that starts from a seed.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            Factory.CheckDevice(device);
            this.device = device ?? CPU;
            engine = new Mt19937(seed);
            seedUsed = seed;
        }

        /// <summary>The stream that operations draw from where none is named.</summary>
        public static Generator Default { get; } = new(67280421310721);

        /// <summary>Where the stream is drawn: the CPU.</summary>
        public Device device { get; }

        internal Mt19937 Engine => engine;

        /// <summary>Held by whoever draws: one operation's numbers are a run of the stream, whatever other threads do.</summary>
        internal Lock Gate { get; } = new();

        /// <summary>The second sample of the last pair of normal ones, not yet given out; each precision has its own.</summary>
        internal double? NextDoubleNormal { get; set; }

        /// <inheritdoc cref="NextDoubleNormal"/>
        internal float? NextFloatNormal { get; set; }

        /// <summary>Starts the stream anew from a seed.</summary>
        public Generator manual_seed(long seed)
        {
            using var held = Gate.EnterScope();
            engine.Seed((ulong)seed);
            seedUsed = (ulong)seed;
            NextDoubleNormal = null;
            NextFloatNormal = null;
            return this;
        }

        /// <summary>The seed that the stream started from.</summary>
        public long initial_seed() => (long)seedUsed;

        /// <summary>Starts the stream anew from a seed that the system draws, and returns the seed.</summary>
        public long seed()
        {
            long drawn = System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
            manual_seed(drawn);
            return drawn;
        }

        /// <summary>The state of the stream, as PyTorch lays it out.</summary>
        public Tensor get_state()
        {
            using var held = Gate.EnterScope();
            var (words, left, next) = engine.Save();
            var bytes = new byte[StateBytes];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, seedUsed);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), left);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), 1);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), (ulong)next);
            for (int i = 0; i < words.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(24 + (8 * i)), words[i]);
            if (NextDoubleNormal is double pending)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(5024), pending);
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5040), 1);
            }
            if (NextFloatNormal is float single)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(5048), single);
                bytes[5052] = 1;
            }
            return Factory.FromSpan<byte>(bytes, [StateBytes], null, null, false);
        }

        /// <summary>Sets the state of the stream to one that <see cref="get_state"/> gave.</summary>
        public void set_state(Tensor value)
        {
            if (value.dtype != ScalarType.Byte) throw Dims.Error("RNG state must be a torch.ByteTensor");
            if (value.numel() != StateBytes)
                throw Dims.Error($"Expected a CPUGeneratorImplState of size {StateBytes} but found the input RNG state size to be {value.numel()}");
            using var packed = value.Packed();
            ReadOnlySpan<byte> bytes = Factory.Span<byte>(packed);
            using var held = Gate.EnterScope();
            seedUsed = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            var words = new uint[Mt19937.Size];
            for (int i = 0; i < words.Length; i++) words[i] = (uint)BinaryPrimitives.ReadUInt64LittleEndian(bytes[(24 + (8 * i))..]);
            engine.Restore(words, BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]), (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
            NextDoubleNormal = BinaryPrimitives.ReadInt32LittleEndian(bytes[5040..]) != 0 ? BinaryPrimitives.ReadDoubleLittleEndian(bytes[5024..]) : null;
            NextFloatNormal = bytes[5052] != 0 ? BinaryPrimitives.ReadSingleLittleEndian(bytes[5048..]) : null;
        }

        /// <summary>Nothing to release.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Nothing to release.</summary>
        protected virtual void Dispose(bool disposing)
        {
        }
    }

    /// <summary>Starts the default stream anew from a seed.</summary>
    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    /// <summary>Starts the default stream anew from a seed that the system draws, and returns the seed.</summary>
    public static long seed() => Generator.Default.seed();

    /// <summary>The seed that the default stream started from.</summary>
    public static long initial_seed() => Generator.Default.initial_seed();

    /// <summary>The state of the default stream.</summary>
    public static Tensor get_rng_state() => Generator.Default.get_state();

    /// <summary>Sets the state of the default stream.</summary>
    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    /// <summary>The default stream of random numbers.</summary>
    public static class random
    {
        /// <summary>Starts the default stream anew from a seed.</summary>
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);
        /// <summary>Starts the default stream anew from a seed that the system draws, and returns the seed.</summary>
        public static long seed() => torch.seed();
        /// <summary>The seed that the default stream started from.</summary>
        public static long initial_seed() => torch.initial_seed();
        /// <summary>The state of the default stream.</summary>
        public static Tensor get_rng_state() => torch.get_rng_state();
        /// <summary>Sets the state of the default stream.</summary>
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }
}
