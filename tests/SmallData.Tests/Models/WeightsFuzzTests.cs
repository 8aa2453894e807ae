using System.Buffers.Binary;
using SmallData.Models.Weights;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

/// <summary>
/// Damaged weights files: each is either refused with a message that names it, or read without taking more memory than it has bytes. SMALLDATA_FUZZ
/// sets how many mutations of each kind of file are tried.
/// </summary>
public sealed class WeightsFuzzTests : IDisposable
{
    // Reading allocates buffers of 64 kB and the like; a header that lies would ask for far more.
    private const long Allowance = 4 << 20;

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static int Mutations => int.TryParse(Environment.GetEnvironmentVariable("SMALLDATA_FUZZ"), out int wanted) ? wanted : 300;

    [Fact]
    public void Damaged_safetensors_are_refused_or_read_within_bounds() =>
        RefusedOrRead(File.ReadAllBytes(ModelFiles.Golden("state.safetensors")), SafeTensorsFile.Open);

    [Fact]
    public void Damaged_onnx_is_refused_or_read_within_bounds() => RefusedOrRead(SmallOnnx.File(), file => OnnxFile.Open(file));

    private void RefusedOrRead(byte[] sound, Func<string, WeightsFile> open)
    {
        var dice = new Random(7);
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] damaged = Mutate(sound, dice);
            string file = folder.Write("damaged", damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                ReadAll(open(file), damaged.Length);
            }
            catch (SmallDataException refusal)
            {
                refused++;
                Assert.StartsWith($"'{file}' ", refusal.Message, StringComparison.Ordinal);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Allowance);
        }

        Assert.InRange(refused, Mutations / 4, Mutations);
    }

    private static void ReadAll(WeightsFile opened, long length)
    {
        using var scope = NewDisposeScope();
        using WeightsFile read = opened;
        foreach (string tensor in read.Tensors.Keys)
        {
            Assert.InRange(read.Read(tensor).bytes.Length, 0, (int)length);
        }
    }

    private static byte[] Mutate(byte[] sound, Random dice)
    {
        List<byte> bytes = [.. sound];
        for (int times = dice.Next(1, 4); times > 0; times--)
        {
            int at = dice.Next(bytes.Count);
            int count = Math.Min(dice.Next(1, 64), bytes.Count - at);
            switch (dice.Next(7))
            {
                case 0: bytes[at] ^= (byte)(1 << dice.Next(8)); break;
                case 1: bytes[at] = (byte)dice.Next(256); break;
                case 2: bytes.RemoveRange(at, count); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, count)); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                case 5: Overwrite(bytes, at, dice); break;
                default: bytes[at] = (byte)"0123456789{}[]\",:.RQb"[dice.Next(21)]; break;
            }

            if (bytes.Count == 0)
            {
                return [];
            }
        }

        return [.. bytes];
    }

    /// <summary>Puts a number where lengths may stand.</summary>
    private static void Overwrite(List<byte> bytes, int at, Random dice)
    {
        long[] extremes = [0, -1, 1, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, 1L << 40, bytes.Count];
        byte[] number = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, extremes[dice.Next(extremes.Length)]);
        for (int i = 0; i < (dice.Next(2) == 0 ? 4 : 8) && at + i < bytes.Count; i++)
        {
            bytes[at + i] = number[i];
        }
    }
}
