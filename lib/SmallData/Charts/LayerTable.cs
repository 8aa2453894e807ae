using System.Runtime.InteropServices;

namespace SmallData.Charts;

/// <summary>A net as a table: each layer's name, kind, output shape and number of parameters, in the order in which a sample meets them.</summary>
public sealed class LayerTable : TableView
{
    private sealed record Row(string Name, string Kind, long[] Shape, long Parameters);

    private readonly List<Row> rows = [];

    private LayerTable()
    {
    }

    /// <summary>Parameters of the whole net.</summary>
    public long Parameters { get; private init; }

    /// <summary>Runs one blank sample through the net and notes what comes out of each layer.</summary>
    /// <param name="net">The net. It is left in the mode (training or not) that it was in.</param>
    /// <param name="inputShape">The shape of one sample, without the batch: 3, 150, 150.</param>
    /// <exception cref="SmallDataException">A layer does not fit the one before it; the message names it.</exception>
    public static LayerTable Of(nn.Module<Tensor, Tensor> net, params long[] inputShape)
    {
        var table = new LayerTable { Parameters = net.parameters().Sum(parameter => parameter.numel()) };
        var hooks = new List<Action>();
        string place = "The net cannot take such a sample";
        foreach ((string name, nn.Module layer) in net.named_modules())
        {
            if (layer is nn.Module<Tensor, Tensor> leaf && !layer.children().Any())
            {
                hooks.Add(leaf.register_forward_pre_hook((_, input) =>
                {
                    place = $"Layer '{name}' cannot take what reaches it";
                    return input;
                }).remove);
                var hook = leaf.register_forward_hook((_, _, output) =>
                {
                    place = $"What follows layer '{name}' cannot take what comes out of it";
                    table.rows.Add(new Row(name, layer.GetType().Name, output.shape, layer.parameters().Sum(parameter => parameter.numel())));
                    return output;
                });
                hooks.Add(hook.remove);
            }
        }

        bool training = net.training;
        try
        {
            using var noGradients = no_grad();
            using IDisposable apart = FusedConvolution.Apart();
            using var scope = NewDisposeScope();
            net.eval();
            Device device = net.parameters().FirstOrDefault()?.device ?? CPU;
            net.call(zeros([1, .. inputShape], device: device));
        }
        catch (ExternalException error)
        {
            throw new SmallDataException($"{place}: {SmallDataException.FirstLine(error)}", error);
        }
        finally
        {
            net.train(training);
            hooks.ForEach(remove => remove());
        }

        return table;
    }

    private IEnumerable<IReadOnlyList<string>> Rows =>
        rows.Select(row => (IReadOnlyList<string>)[row.Name, row.Kind, Shape(row.Shape), InWords.Count(row.Parameters)])
            .Append(["together", "", "", InWords.Count(Parameters)]);

    // The batch comes first and may have any size. No line breaks within a shape.
    private static string Shape(long[] shape) => string.Join("\u00A0×\u00A0", shape.Skip(1).Select(InWords.Count).Prepend("n"));

    private protected override HtmlTable Table => new(["layer", "kind", "output shape", "parameters"], Rows, [3]);
}
