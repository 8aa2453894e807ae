using System.Runtime.CompilerServices;

namespace TorchSharp.Engine;

/// <summary>One step of an optimizer over n parameters, in one pass over parameter, gradient and state; PyTorch's formulas.</summary>
internal static unsafe class OptimizerSteps
{
    /// <summary>A null momentum buffer means plain SGD. On the <paramref name="firstStep"/> the buffer is set to the gradient.</summary>
    internal static void Sgd(long n, float* parameter, float* gradient, float* momentumBuffer, bool firstStep,
        double learningRate, double momentum, double dampening, double weightDecay, bool nesterov, bool maximize) =>
        Run(n, new SgdStep(momentumBuffer != null, firstStep, (float)learningRate, (float)momentum, (float)(1 - dampening), (float)weightDecay, nesterov, Sign(maximize)),
            parameter, gradient, momentumBuffer, null, null);

    /// <summary>
    /// Kingma and Ba 2015; <paramref name="step"/> counts from 1. <paramref name="decoupled"/>: AdamW's weight decay (Loshchilov
    /// and Hutter 2019). <paramref name="maxSecond"/>: AMSGrad's buffer, or null.
    /// </summary>
    internal static void Adam(long n, float* parameter, float* gradient, float* first, float* second, float* maxSecond, long step,
        double learningRate, double beta1, double beta2, double eps, double weightDecay, bool decoupled, bool maximize)
    {
        double correction1 = 1 - Math.Pow(beta1, step), correction2 = 1 - Math.Pow(beta2, step);
        var kernel = new AdamStep(maxSecond != null, (float)(learningRate / correction1), (float)(1 / Math.Sqrt(correction2)),
            (float)beta1, (float)(1 - beta1), (float)beta2, (float)(1 - beta2), (float)eps,
            decoupled ? 0 : (float)weightDecay, decoupled ? (float)(1 - learningRate * weightDecay) : 1, Sign(maximize));
        Run(n, kernel, parameter, gradient, first, second, maxSecond);
    }

    /// <summary>Tieleman and Hinton 2012. A null <paramref name="momentumBuffer"/> means no momentum, a null <paramref name="meanGradient"/> not centered.</summary>
    internal static void RmsProp(long n, float* parameter, float* gradient, float* square, float* momentumBuffer, float* meanGradient,
        double learningRate, double alpha, double eps, double weightDecay, double momentum, bool maximize) =>
        Run(n, new RmsPropStep(momentumBuffer != null, meanGradient != null, (float)learningRate, (float)alpha, (float)(1 - alpha), (float)eps, (float)weightDecay, (float)momentum, Sign(maximize)),
            parameter, gradient, square, momentumBuffer, meanGradient);

    /// <summary>Duchi, Hazan and Singer 2011; <paramref name="rate"/> is the learning rate after its decay.</summary>
    internal static void Adagrad(long n, float* parameter, float* gradient, float* sum, double rate, double eps, double weightDecay, bool maximize) =>
        Run(n, new AdagradStep((float)rate, (float)eps, (float)weightDecay, Sign(maximize)), parameter, gradient, sum, null, null);

    private static float Sign(bool maximize) => maximize ? -1 : 1;

    private static void Run<TStep>(long n, TStep step, float* parameter, float* gradient, float* a, float* b, float* c) where TStep : struct, IStep =>
        Simd.Range(new Kernel<TStep>(step, parameter, gradient, a, b, c), n, 32 * 1024);

    /// <summary>One optimizer's update of a vector of parameters and up to three states.</summary>
    private interface IStep
    {
        void Apply<V>(ref V parameter, V gradient, ref V a, ref V b, ref V c) where V : struct, IVector<V>;
    }

    private readonly struct Kernel<TStep>(TStep step, float* parameter, float* gradient, float* a, float* b, float* c) : IRangeKernel where TStep : struct, IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(long from, long to) where V : struct, IVector<V>
        {
            long i = from;
            for (; i <= to - V.Count; i += V.Count)
            {
                V p = V.Load(parameter + i), s = a == null ? V.Zero : V.Load(a + i), t = b == null ? V.Zero : V.Load(b + i), u = c == null ? V.Zero : V.Load(c + i);
                step.Apply(ref p, V.Load(gradient + i), ref s, ref t, ref u);
                V.Store(p, parameter + i);
                if (a != null) V.Store(s, a + i);
                if (b != null) V.Store(t, b + i);
                if (c != null) V.Store(u, c + i);
            }
            if (i == to) return;
            float* rest = stackalloc float[5 * 16];
            new Span<float>(rest, 5 * 16).Clear();
            var tail = new Kernel<TStep>(step, rest, rest + 16, a == null ? null : rest + 32, b == null ? null : rest + 48, c == null ? null : rest + 64);
            long count = to - i;
            Elementwise.Move(parameter + i, rest, count);
            Elementwise.Move(gradient + i, rest + 16, count);
            if (a != null) Elementwise.Move(a + i, rest + 32, count);
            if (b != null) Elementwise.Move(b + i, rest + 48, count);
            if (c != null) Elementwise.Move(c + i, rest + 64, count);
            tail.Run<V>(0, V.Count);
            Elementwise.Move(rest, parameter + i, count);
            if (a != null) Elementwise.Move(rest + 32, a + i, count);
            if (b != null) Elementwise.Move(rest + 48, b + i, count);
            if (c != null) Elementwise.Move(rest + 64, c + i, count);
        }
    }

    private readonly struct SgdStep(bool buffered, bool firstStep, float rate, float momentum, float fresh, float decay, bool nesterov, float sign) : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(ref V parameter, V gradient, ref V buffer, ref V b, ref V c) where V : struct, IVector<V>
        {
            var g = gradient * V.Broadcast(sign);
            if (decay != 0) g = V.Fma(V.Broadcast(decay), parameter, g);
            if (buffered)
            {
                buffer = firstStep ? g : V.Fma(g, V.Broadcast(fresh), buffer * V.Broadcast(momentum));
                g = nesterov ? V.Fma(V.Broadcast(momentum), buffer, g) : buffer;
            }
            parameter = V.Fma(V.Broadcast(-rate), g, parameter);
        }
    }

    private readonly struct AdamStep(bool amsgrad, float rate, float correction, float beta1, float fresh1, float beta2, float fresh2, float eps, float decay, float shrink, float sign) : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(ref V parameter, V gradient, ref V first, ref V second, ref V maxSecond) where V : struct, IVector<V>
        {
            var g = gradient * V.Broadcast(sign);
            parameter *= V.Broadcast(shrink);
            if (decay != 0) g = V.Fma(V.Broadcast(decay), parameter, g);
            first = V.Fma(g, V.Broadcast(fresh1), first * V.Broadcast(beta1));
            second = V.Fma(g * g, V.Broadcast(fresh2), second * V.Broadcast(beta2));
            var spread = second;
            if (amsgrad) spread = maxSecond = V.Max(maxSecond, second);
            parameter -= V.Broadcast(rate) * (first / V.Fma(V.Sqrt(spread), V.Broadcast(correction), V.Broadcast(eps)));
        }
    }

    private readonly struct RmsPropStep(bool buffered, bool centered, float rate, float alpha, float fresh, float eps, float decay, float momentum, float sign) : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(ref V parameter, V gradient, ref V square, ref V buffer, ref V mean) where V : struct, IVector<V>
        {
            var g = gradient * V.Broadcast(sign);
            if (decay != 0) g = V.Fma(V.Broadcast(decay), parameter, g);
            square = V.Fma(g * g, V.Broadcast(fresh), square * V.Broadcast(alpha));
            var spread = square;
            if (centered)
            {
                mean = V.Fma(g, V.Broadcast(fresh), mean * V.Broadcast(alpha));
                spread -= mean * mean;
            }
            var move = g / (V.Sqrt(spread) + V.Broadcast(eps));
            if (buffered) move = buffer = V.Fma(buffer, V.Broadcast(momentum), move);
            parameter = V.Fma(V.Broadcast(-rate), move, parameter);
        }
    }

    private readonly struct AdagradStep(float rate, float eps, float decay, float sign) : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(ref V parameter, V gradient, ref V sum, ref V b, ref V c) where V : struct, IVector<V>
        {
            var g = gradient * V.Broadcast(sign);
            if (decay != 0) g = V.Fma(V.Broadcast(decay), parameter, g);
            sum = V.Fma(g, g, sum);
            parameter -= V.Broadcast(rate) * (g / (V.Sqrt(sum) + V.Broadcast(eps)));
        }
    }
}
