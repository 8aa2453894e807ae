namespace Benchmarks.Engine;

/// <summary>One piece of work that every side does.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">What it is.</param>
/// <param name="Flops">Multiplications and additions of one run; 0 where that says nothing.</param>
/// <param name="Make">Sets it up and gives the action to time; true: weights and images in channels-last order.</param>
internal sealed record Workload(string Name, string Title, double Flops, Func<bool, Action> Make);
