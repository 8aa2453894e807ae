using SmallData.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

/// <summary>Runs the graph of an ONNX file step by step, as the file says: what the course's layers are held against.</summary>
internal static class OnnxGraph
{
    /// <param name="file">A file whose weights keep their names.</param>
    /// <param name="input">Prepared pixels, shape [n, 3, height, width].</param>
    /// <param name="padsOfCntk">Pads as CNTK chooses them for the size at hand, rather than those in the file, which are for 224.</param>
    /// <returns>The last maps, before the average.</returns>
    public static Tensor Maps(OnnxFile file, Tensor input, bool padsOfCntk)
    {
        var values = new Dictionary<string, Tensor> { [file.Nodes[0].Inputs[0]] = input };
        Tensor last = input;
        foreach (OnnxNode node in file.Nodes.Where(node => node.Operation != "AveragePool"))
        {
            Tensor Get(int index) => values.TryGetValue(node.Inputs[index], out Tensor? value) ? value : values[node.Inputs[index]] = file.Read(node.Inputs[index]);
            last = node.Operation switch
            {
                "Conv" => nn.functional.conv2d(Padded(Get(0), node, 0, padsOfCntk), Get(1), strides: [.. node.Integers["strides"]]),
                "MaxPool" => nn.functional.max_pool2d(Padded(Get(0), node, double.NegativeInfinity, padsOfCntk), 3, 2),
                "BatchNormalization" => nn.functional.batch_norm(Get(0), Get(3), Get(4), Get(1), Get(2), training: false, eps: 1e-5),
                "Relu" => Get(0).relu(),
                "Add" => Get(0) + Get(1),
                _ => throw new NotSupportedException(node.Operation),
            };
            values[node.Output] = last;
        }

        return last;
    }

    private static Tensor Padded(Tensor maps, OnnxNode node, double value, bool padsOfCntk)
    {
        long[] pads = node.Integers["pads"];   // top, left, bottom, right
        if (padsOfCntk && pads.Any(pad => pad > 0))
        {
            // As many rows as every stride'th needs, the odd one first: its AutoPadding.
            (long side, long stride, long kernel) = (maps.shape[2], node.Integers["strides"][0], node.Integers["kernel_shape"][0]);
            long all = Math.Max((side + stride - 1) / stride * stride - stride + kernel - side, 0);
            pads = [all - all / 2, all - all / 2, all / 2, all / 2];
        }

        return nn.functional.pad(maps, [pads[1], pads[3], pads[0], pads[2]], PaddingModes.Constant, value);
    }
}
