using System.CommandLine;
using Benchmarks.Classifiers;
using Benchmarks.Corruption;
using Benchmarks.Engine;
using Benchmarks.Memory;
using Benchmarks.Pipeline;
using Spectre.Console;

var threads = new Option<int>("--threads") { Description = "Threads on either side.", DefaultValueFactory = _ => 2 };
var rounds = new Option<int>("--rounds") { Description = "Rounds; in each, every side runs every workload in turn.", DefaultValueFactory = _ => 3 };
var repeats = new Option<int>("--repeats") { Description = "Timed runs of a workload in a round.", DefaultValueFactory = _ => 7 };
var only = new Option<string[]>("--only") { Description = "Names of the workloads to run; all by default.", AllowMultipleArgumentsPerToken = true };

var avx2 = new Option<bool>("--avx2") { Description = "Every side does without AVX-512." };
var engine = new Command("engine", "The course's work with TorchSharp as installed, at its best, and with CpuKernels, in turn, in one call.") { threads, rounds, repeats, avx2, only };
engine.SetAction(parsed => EngineBenchmark.Run(
    parsed.GetValue(threads), parsed.GetValue(rounds), parsed.GetValue(repeats), parsed.GetValue(avx2), parsed.GetValue(only) ?? []));

var steps = new Option<int>("--steps") { Description = "Training steps.", DefaultValueFactory = _ => 1000 };
var memory = new Command("memory", "Resident memory over many training steps of nets A and B, with kernels and without.") { steps, threads };
memory.SetAction(parsed => MemoryBenchmark.Run(parsed.GetValue(steps), parsed.GetValue(threads)));

// The sides of both, which they start in processes of their own.
var side = new Option<Side>("--side");
var work = new Option<string>("--work") { Required = true };
var engineSide = new Command("engine-side") { side, work, threads };
engineSide.SetAction(parsed => EngineSide.Run(parsed.GetValue(side), parsed.GetValue(work)!, parsed.GetValue(threads)));
var memorySide = new Command("memory-side") { side, work, threads };
memorySide.SetAction(parsed => MemoryBenchmark.RunSide(parsed.GetValue(side), parsed.GetValue(work)!, parsed.GetValue(threads)));
(engineSide.Hidden, memorySide.Hidden) = (true, true);

var pipeline = new Command("pipeline", "Photos to bytes, second start and augmentation beside PIL, Keras's method and PyTorch, in one run.") { threads, rounds };
pipeline.SetAction(parsed => PipelineBenchmark.Run(parsed.GetValue(threads), parsed.GetValue(rounds)));

var photos = new Option<int>("--photos") { Description = "Photos to damage, half of either class.", DefaultValueFactory = _ => 200 };
var corrupt = new Command("corrupt", "Real photos cut and changed, 40 ways each: every one decodes or is refused, quickly and in little memory.") { photos };
corrupt.SetAction(parsed => CorruptedCorpus.Run(parsed.GetValue(photos)));

// Our side of the pipeline, which its command starts in processes of their own.
var size = new Option<int>("--size") { DefaultValueFactory = _ => 150 };
var pipelineDecode = new Command("pipeline-decode") { size };
pipelineDecode.SetAction(parsed => PipelineWorker.Decode(parsed.GetValue(size)));
var pipelineStart = new Command("pipeline-start") { size };
pipelineStart.SetAction(parsed => PipelineWorker.Start(parsed.GetValue(size)));
(pipelineDecode.Hidden, pipelineStart.Hidden) = (true, true);

var minutes = new Option<int>("--minutes") { Description = "How long scikit-learn may take.", DefaultValueFactory = _ => 10 };
var svm = new Command("svm", "The grid search over linear SVMs beside scikit-learn's, in one run.") { threads, minutes };
svm.SetAction(parsed => SvmBenchmark.Run(parsed.GetValue(threads), parsed.GetValue(minutes)));

// Without a terminal to ask, tables get a page's width.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 120;
}

return new RootCommand("Benchmarks of the course's engine. Run them on a quiet machine.") { engine, memory, pipeline, svm, corrupt, engineSide, memorySide, pipelineDecode, pipelineStart }
    .Parse(args).Invoke();
