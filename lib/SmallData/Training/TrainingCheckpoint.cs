using SmallData.Models.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SmallData.Training;

/// <summary>
/// Everything that a run needs to go on to the same numbers: weights, the best weights, optimizer, every random stream, history. Each
/// checkpoint is a folder of its own, and one small file names the newest: a kill at any moment leaves the one before.
/// </summary>
internal sealed class TrainingCheckpoint(
    string folder, nn.Module<Tensor, Tensor> net, optim.Optimizer optimizer, BatchOrder order, optim.lr_scheduler.LRScheduler? scheduler,
    IRandomSamples? samples, BestWeights best)
{
    private string Newest => Path.Combine(folder, "newest");

    /// <summary>Loads the newest checkpoint, if there is one.</summary>
    public History? Resume()
    {
        if (!File.Exists(Newest))
        {
            return null;
        }

        string from = Path.Combine(folder, File.ReadAllText(Newest));
        try
        {
            History history = History.Load(Path.Combine(from, "history.json"));
            net.load(Path.Combine(from, "weights"));
            using (SafeTensorsFile kept = SafeTensorsFile.Open(Path.Combine(from, "best")))
            {
                best.Keep(kept.Tensors.Keys.ToDictionary(name => name, kept.Read));
            }

            Helper.load_state_dict(Path.Combine(from, "optimizer"));
            using Tensor main = torch.load(Path.Combine(from, "random"));
            using Tensor shuffle = torch.load(Path.Combine(from, "order"));
            set_rng_state(main);
            order.State = shuffle;
            if (samples is not null)
            {
                using Tensor draws = torch.load(Path.Combine(from, "samples"));
                samples.RandomState = draws;
            }

            for (int epoch = 0; epoch < history.Epochs.Count; epoch++)
            {
                scheduler?.step();
            }

            return history;
        }
        catch (Exception error) when (error is IOException or ArgumentException or InvalidDataException or SmallDataException)
        {
            throw new SmallDataException($"The checkpoint in '{folder}' does not belong to this net and optimizer ({error.Message}). Delete the folder to train from the start.", error);
        }
    }

    /// <summary>Writes a checkpoint after an epoch.</summary>
    public void Save(History history)
    {
        string name = $"epoch-{history.Epochs.Count:0000}";
        string into = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        net.save(Path.Combine(into, "weights"));
        SafeTensorsWriter.Save(Path.Combine(into, "best"), best.Kept.Select(one => (one.Key, one.Value)));
        Helper.save_state_dict(Path.Combine(into, "optimizer"));
        using (Tensor main = get_rng_state())
        using (Tensor shuffle = order.State)
        {
            main.save(Path.Combine(into, "random"));
            shuffle.save(Path.Combine(into, "order"));
        }

        if (samples is not null)
        {
            using Tensor draws = samples.RandomState;
            draws.save(Path.Combine(into, "samples"));
        }

        history.Save(Path.Combine(into, "history.json"));
        string unfinished = Newest + ".part";
        File.WriteAllText(unfinished, name);
        File.Move(unfinished, Newest, overwrite: true);
        foreach (string old in Directory.EnumerateDirectories(folder).Where(path => Path.GetFileName(path) != name))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    private OptimizerHelper Helper => (OptimizerHelper)optimizer;
}
