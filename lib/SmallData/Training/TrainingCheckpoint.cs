using System.Text;
using System.Text.Json;
using SmallData.Models.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SmallData.Training;

/// <summary>
/// Everything that a run needs to go on to the same numbers: weights, the best weights, optimizer, every random stream, history. It is one safetensors file that appears whole
/// or not at all, with a hash over all of it, so that nothing damaged gets as far as libtorch. The hash is no signature: libtorch believes any random state.
/// </summary>
internal sealed class TrainingCheckpoint(
    string folder, nn.Module<Tensor, Tensor> net, optim.Optimizer optimizer, BatchOrder order, optim.lr_scheduler.LRScheduler? scheduler,
    IRandomSamples? samples, BestWeights best)
{
    internal const string FileName = "checkpoint.safetensors";
    private const string Weights = "net.", Best = "best.", Optimizer = "optimizer", Main = "random", Order = "order", Samples = "samples", Epochs = "history", Hash = "sha256";

    private string Newest => Path.Combine(folder, FileName);

    /// <summary>Waits while another process trains with the same folder, so that two never mix; the system frees the lock when its holder ends.</summary>
    /// <exception cref="SmallDataException">The folder cannot be written.</exception>
    public IDisposable Lock(Action waiting, CancellationToken stop) => Disk.Write(folder, Settings.WorkVariable, () =>
    {
        Directory.CreateDirectory(folder);
        Disk.RemoveAbandoned(folder);
        return FileLock.Take(Path.Combine(folder, ".lock"), waiting, stop);
    });

    /// <summary>Loads the checkpoint, if there is one.</summary>
    /// <exception cref="SmallDataException">It is damaged, or belongs to another net or optimizer.</exception>
    public History? Resume()
    {
        if (!File.Exists(Newest))
        {
            return null;
        }

        (Dictionary<string, Tensor> stored, History history) = Read(Newest);
        try
        {
            Restore(stored);
            for (int epoch = 0; epoch < history.Epochs.Count; epoch++)
            {
                scheduler?.step();
            }

            return history;
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException or IOException or InvalidOperationException or KeyNotFoundException)
        {
            throw new SmallDataException(
                $"The checkpoint '{Newest}' does not belong to this net and optimizer ({error.Message.TrimEnd('.')}). Delete it to train from the start.", error);
        }
        finally
        {
            foreach (Tensor one in stored.Values)   // no scope: what the optimizer makes of them stays
            {
                one.Dispose();
            }
        }
    }

    /// <summary>Writes a checkpoint after an epoch, in the place of the one before.</summary>
    /// <exception cref="SmallDataException">The folder cannot be written, or is full.</exception>
    public void Save(History history)
    {
        using var scope = NewDisposeScope();
        using var optimizerState = new MemoryStream();
        using (var writer = new BinaryWriter(optimizerState, Encoding.UTF8, leaveOpen: true))
        {
            Helper.save_state_dict(writer);
        }

        List<(string Name, Tensor Tensor)> all =
        [
            .. net.state_dict().Select(entry => (Weights + entry.Key, entry.Value)),
            .. best.Kept.Select(entry => (Best + entry.Key, entry.Value)),
            (Optimizer, tensor(optimizerState.ToArray(), dtype: ScalarType.Byte)),
            (Main, get_rng_state()),
            (Order, order.State),
        ];
        if (samples is not null)
        {
            all.Add((Samples, samples.RandomState));
        }

        string epochs = JsonSerializer.Serialize(history.Epochs);
        var metadata = new Dictionary<string, string> { [Epochs] = epochs, [Hash] = StateDict.Hash(all, epochs) };
        Disk.Write(Newest, Settings.WorkVariable, () => SafeTensorsWriter.Save(Newest, all, metadata));
    }

    /// <summary>Reads a checkpoint's tensors and history after holding them to their hash.</summary>
    /// <exception cref="SmallDataException">It cannot be read, or is damaged.</exception>
    private static (Dictionary<string, Tensor> Tensors, History History) Read(string file)
    {
        try
        {
            using SafeTensorsFile stored = SafeTensorsFile.Open(file);
            Dictionary<string, Tensor> all = stored.Tensors.Keys.ToDictionary(name => name, stored.Read, StringComparer.Ordinal);
            string epochs = stored.Metadata.GetValueOrDefault(Epochs, "");
            return stored.Metadata.GetValueOrDefault(Hash) == StateDict.Hash(all.Select(one => (one.Key, one.Value)), epochs)
                ? (all, new History(JsonSerializer.Deserialize<List<Epoch>>(epochs)))
                : throw new InvalidDataException("its SHA-256 is another than that of the run that wrote it");
        }
        catch (Exception error) when (error is SmallDataException or InvalidDataException or JsonException)
        {
            string why = error is SmallDataException { InnerException: { } inner } ? inner.Message : error.Message;
            throw new SmallDataException($"The checkpoint '{file}' is damaged: {why.TrimEnd('.')}. Delete it to train from the start.", error);
        }
    }

    private void Restore(Dictionary<string, Tensor> stored)
    {
        Dictionary<string, Tensor> mine = net.state_dict();
        string[] kept = [.. stored.Keys.Where(name => name.StartsWith(Weights, StringComparison.Ordinal)).Select(name => name[Weights.Length..])];
        if (!mine.Keys.ToHashSet().SetEquals(kept) || mine.FirstOrDefault(one => !stored[Weights + one.Key].shape.SequenceEqual(one.Value.shape)) is { Key: not null })
        {
            throw new InvalidDataException($"it holds {WeightsFile.Few(kept)}, in other shapes or numbers");
        }

        using (no_grad())
        {
            foreach ((string name, Tensor target) in mine)
            {
                target.copy_(stored[Weights + name]);
            }
        }

        best.Keep(mine.Keys.Where(name => stored.ContainsKey(Best + name)).ToDictionary(name => name, name => stored[Best + name], StringComparer.Ordinal));
        using var reader = new BinaryReader(new MemoryStream(stored[Optimizer].data<byte>().ToArray()));
        Helper.load_state_dict(reader);
        set_rng_state(stored[Main]);
        order.State = stored[Order];
        if (samples is not null)
        {
            samples.RandomState = stored[Samples];
        }
    }

    private OptimizerHelper Helper => (OptimizerHelper)optimizer;
}
