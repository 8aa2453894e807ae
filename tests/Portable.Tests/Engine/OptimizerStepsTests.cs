using TorchSharp.Engine;

namespace Portable.Tests.Engine;

public sealed unsafe class OptimizerStepsTests
{
    private delegate void Step(float* p, float* g, float* a, float* b, float* c, int step);

    private const int N = 37;

    [Fact]
    public void Sgd() => Compare("sgd", (p, g, a, b, c, step) => OptimizerSteps.Sgd(N, p, g, null, step == 1, 0.1, 0, 0, 0, false, false));

    [Fact]
    public void Sgd_with_momentum_dampening_and_decay() =>
        Compare("sgd.momentum", (p, g, a, b, c, step) => OptimizerSteps.Sgd(N, p, g, a, step == 1, 0.1, 0.9, 0.2, 0.05, false, false));

    [Fact]
    public void Sgd_with_nesterov_going_up() =>
        Compare("sgd.nesterov", (p, g, a, b, c, step) => OptimizerSteps.Sgd(N, p, g, a, step == 1, 0.1, 0.9, 0, 0, true, true));

    [Fact]
    public void Adam() => Compare("adam", (p, g, a, b, c, step) => OptimizerSteps.Adam(N, p, g, a, b, null, step, 0.01, 0.9, 0.999, 1e-8, 0.1, false, false));

    [Fact]
    public void Amsgrad() => Compare("adam.amsgrad", (p, g, a, b, c, step) => OptimizerSteps.Adam(N, p, g, a, b, c, step, 0.01, 0.8, 0.9, 1e-8, 0, false, false));

    [Fact]
    public void AdamW() => Compare("adamw", (p, g, a, b, c, step) => OptimizerSteps.Adam(N, p, g, a, b, null, step, 0.01, 0.9, 0.999, 1e-8, 0.2, true, false));

    [Fact]
    public void RmsProp() => Compare("rmsprop", (p, g, a, b, c, step) => OptimizerSteps.RmsProp(N, p, g, a, null, null, 0.01, 0.99, 1e-8, 0.1, 0, false));

    [Fact]
    public void RmsProp_centered_with_momentum() =>
        Compare("rmsprop.centered", (p, g, a, b, c, step) => OptimizerSteps.RmsProp(N, p, g, a, b, c, 0.01, 0.9, 1e-8, 0, 0.8, false));

    [Fact]
    public void Adagrad() => Compare("adagrad", (p, g, a, b, c, step) => OptimizerSteps.Adagrad(N, p, g, a, 0.1 / (1 + (step - 1) * 0.1), 1e-10, 0.1, false));

    private static void Compare(string name, Step take)
    {
        var expected = Golden.Get("steps." + name);
        Check.AtEachWidth(width =>
        {
            float[] p = Golden.Get("steps.start"), gradients = Golden.Get("steps.gradients"), a = new float[N], b = new float[N], c = new float[N];
            fixed (float* pp = p, pg = gradients, pa = a, pb = b, pc = c)
            {
                for (int step = 1; step <= 5; step++) take(pp, pg + (step - 1) * N, pa, pb, pc, step);
            }
            Check.Close(expected, p, 2e-6, $"{name} at {width} bits");
        });
    }
}
