using System.CommandLine;
using Benchmarks.Classifiers;
using Benchmarks.Engine;
using Benchmarks.Faults;
using Benchmarks.Memory;
using Benchmarks.Pipeline;
using Benchmarks.Story;
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

var kinds = new Option<string[]>("--kinds") { Description = "Kinds of files, by their endings; all by default.", AllowMultipleArgumentsPerToken = true };
var files = new Option<int>("--files") { Description = "Damaged files of each kind.", DefaultValueFactory = _ => 2000 };
var seed = new Option<int>("--seed") { Description = "Makes the same files again.", DefaultValueFactory = _ => Random.Shared.Next(1, 100_000) };
var keep = new Option<string>("--keep") { Description = "The folder for files that failed.", DefaultValueFactory = _ => "faults" };
var faults = new Command("faults", "Damaged files of every kind: each is read or refused, within 2 s and 1 GB, and no process is lost.") { kinds, files, seed, keep };
faults.SetAction(parsed => FaultCampaign.Run(parsed.GetValue(kinds) ?? [], parsed.GetValue(files), parsed.GetValue(seed), parsed.GetValue(keep)!));

// The process of a batch, which may be lost.
var kind = new Option<string>("--kind") { Required = true };
var from = new Option<int>("--from");
var to = new Option<int>("--to");
var faultsBatch = new Command("faults-batch") { kind, seed, from, to };
faultsBatch.SetAction(parsed => FaultCampaign.RunInside(parsed.GetValue(kind)!, parsed.GetValue(seed), parsed.GetValue(from), parsed.GetValue(to)));
faultsBatch.Hidden = true;

var kills = new Option<int>("--kills") { Description = "How often a process is killed.", DefaultValueFactory = _ => 50 };
var together = new Option<int>("--together") { Description = "Processes at once on one work folder.", DefaultValueFactory = _ => 8 };
var works = new Option<string[]>("--only") { Description = "Which work: photos, training, features, download, book; all by default.", AllowMultipleArgumentsPerToken = true };
var plug = new Command("plug", "Work on one work folder: killed at random moments, and by many processes at once.") { works, kills, together, seed };
plug.SetAction(parsed => PulledPlug.Run(parsed.GetValue(works) ?? [], parsed.GetValue(kills), parsed.GetValue(together), parsed.GetValue(seed)));
var address = new Option<string?>("--address");
var plugInside = new Command("plug-inside") { kind, address };
plugInside.SetAction(parsed => PulledPlug.RunInside(parsed.GetValue(kind)!, parsed.GetValue(address)));
plugInside.Hidden = true;

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

var seeds = new Option<int[]>("--seeds") { Description = "Seeds.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [42, 1, 2] };
var photos = new Option<string?>("--photos") { Description = "The folder that holds dogs-vs-cats/, to run on real photos, too." };
var story = new Command("story", "Whether the later idea beats the earlier one: chapters in the profile lesson, several seeds; keeps the figures.") { seeds, photos };
story.SetAction(parsed => StoryBenchmark.Run(parsed.GetValue(seeds) ?? [], parsed.GetValue(photos)));

// Without a terminal to ask, tables get a page's width.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 120;
}

return new RootCommand("Benchmarks of the course's engine. Run them on a quiet machine.") { engine, memory, pipeline, svm, story, faults, faultsBatch, plug, plugInside, engineSide, memorySide, pipelineDecode, pipelineStart }
    .Parse(args).Invoke();
