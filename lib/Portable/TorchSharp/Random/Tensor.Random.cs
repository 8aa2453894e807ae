namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Fills the tensor with numbers drawn evenly from [from, to).</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null)
        {
            Sampling.FillUniform(Writable(), from, to, generator);
            return this;
        }

        /// <summary>Fills the tensor with numbers drawn from a normal distribution.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null)
        {
            Sampling.FillNormal(Writable(), mean, std, generator);
            return this;
        }

        /// <summary>Fills the tensor with integers drawn evenly from [from, to).</summary>
        public Tensor random_(double from, double to, Generator? generator = null)
        {
            Sampling.FillIntegers(Writable(), (long)from, (long)to, generator);
            return this;
        }

        /// <summary>Fills the tensor with ones drawn with probability p, zeros else.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null)
        {
            Sampling.FillBernoulli(Writable(), p, generator);
            return this;
        }

        /// <summary>Ones drawn with the probabilities that this tensor holds, zeros else.</summary>
        public Tensor bernoulli(Generator? generator = null)
        {
            var source = generator ?? Generator.Default;
            using var held = source.Gate.EnterScope();
            var engine = source.Engine;
            if (!is_floating_point()) throw Dims.Error($"\"bernoulli_tensor_cpu_p_\" not implemented for '{Dtypes.Name(type)}'");
            using var p = Packed();
            var result = Allocate((long[])sizes.Clone(), type);
            for (long i = 0; i < p.Count; i++)
            {
                bool single = type == ScalarType.Float32;
                double chance = single ? ((float*)p.Data)[i] : ((double*)p.Data)[i];
                if (!(chance >= 0 && chance <= 1)) throw Dims.Error($"Expected p_in >= 0 && p_in <= 1 to be true, but got false.");
                int hit = (single ? Sampling.UniformFloat(engine) : Sampling.UniformDouble(engine)) < chance ? 1 : 0;
                if (single) ((float*)result.Data)[i] = hit;
                else ((double*)result.Data)[i] = hit;
            }
            return result;
        }

        /// <summary>Numbers drawn evenly from [0, 1), of this shape.</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Sampling.Uniform(shape, dtype ?? type, device, requires_grad, null);

        /// <summary>Numbers drawn from the standard normal distribution, of this shape.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Sampling.Normal(shape, dtype ?? type, device, requires_grad, null);

        /// <summary>Integers drawn evenly from [low, high), of this shape.</summary>
        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Sampling.Integers(low, high, shape, dtype ?? type, device, requires_grad, null);
    }
}
