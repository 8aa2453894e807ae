using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>
/// Packed weights, kept as long as they do not change: a frozen base packs and transforms its own once. They are known by a
/// fingerprint of all of them, computed at every call, which costs less than a tenth of the transform. Neither their place nor a
/// tensor's version would tell: for images that are channels-last libtorch passes a copy made for this one call, and TorchSharp
/// writes loaded weights straight into memory. Weights that do change, in training, are soon left alone.
/// </summary>
internal static unsafe class KeptWeights
{
    /// <summary>Most that is kept; of the shape that was not used for longest, the oldest go first.</summary>
    private const long MostBytes = 256L << 20;

    /// <summary>Calls with new weights, one after another, after which a shape is left alone for as many as <see cref="Rest"/>. No net has so many layers of one shape.</summary>
    private const int Patience = 64;

    private const int Rest = 256;

    /// <summary>Calls of their shape after which weights that did not come again are let go.</summary>
    private const int Memory = 256;

    /// <summary>Floats of a fingerprint's part, which one thread takes.</summary>
    private const int Part = 128 * 1024;

    /// <summary>Floats of a fingerprint's step.</summary>
    private const int Step = 16;

    private static readonly Dictionary<object, Shape> Shapes = [];
    private static long bytes, clock, uses;

    /// <summary>How often weights did not have to be packed.</summary>
    internal static long Uses => Interlocked.Read(ref uses);

    /// <summary>The packed weights, or null where they are not known to stay the same.</summary>
    /// <param name="s">What they are for.</param>
    /// <param name="w">The weights.</param>
    /// <param name="factors">What those of each output channel are multiplied by, as in <see cref="Fused"/>; may be null.</param>
    internal static PackedWeights? Find(in ConvShape s, TensorView w, float* factors)
    {
        bool planar = w.IsContiguous;
        if (!Aes.IsSupported || s.IsDepthwise || s.WeightCount % Step != 0 || !planar && !w.IsChannelsLast) return null;
        // The same floats in another order are other weights.
        var shape = Of((PackedWeights.KeyOf(s), Winograd.PaysOnce(s), planar, factors != null, Simd.Floats));
        if (shape is null) return null;
        var fingerprint = Fingerprint(w.Floats, s.WeightCount);
        if (factors != null) fingerprint = Aes.Encrypt(Aes.Encrypt(fingerprint, Print(factors, s.OC)), fingerprint);
        Entry entry;
        lock (Shapes)
        {
            if (!shape.Saw(fingerprint, out entry)) return null;
            if (entry.Packed is { } kept)
            {
                uses++;
                return kept;
            }
        }
        using var weights = new Planar(w, factors);
        var packed = Conv2d.PackOnce(s, weights.Floats);
        lock (Shapes)
        {
            // Another thread may have been first, or all been forgotten.
            if (entry.Packed is null && shape.Entries.Contains(entry)) Keep(entry, packed);
        }
        return packed;
    }

    /// <summary>Lets go of all that is kept. Weights that come again are packed again.</summary>
    internal static void Forget()
    {
        lock (Shapes)
        {
            foreach (var shape in Shapes.Values) shape.Forget(shape.Entries.Count);
        }
    }

    // Null for a shape whose weights are being trained. Where nothing is recorded nothing is trained either.
    private static Shape? Of(object key)
    {
        lock (Shapes)
        {
            if (!Shapes.TryGetValue(key, out var shape)) Shapes[key] = shape = new Shape();
            shape.LastUse = ++clock;
            if (shape.Waits == 0 || Libtorch.aoti_torch_grad_mode_is_enabled() == 0) return shape;
            shape.Waits--;
            return null;
        }
    }

    // Memory that is let go here is freed when nobody reads it any more.
    private static void Keep(Entry entry, PackedWeights packed)
    {
        entry.Packed = packed;
        bytes += packed.Bytes;
        while (bytes > MostBytes) Shapes.Values.Where(shape => shape.Entries.Count > 0).MinBy(shape => shape.LastUse)!.Forget(1);
    }

    /// <summary>128 bits that depend on every bit of the weights; there are whole blocks of 64 bytes of them.</summary>
    internal static Vector128<byte> Fingerprint(float* w, long count)
    {
        int parts = (int)((count + Part - 1) / Part);
        var prints = new Vector128<byte>[parts];
        Workers.For(parts, part => prints[part] = Print(w + (long)part * Part, Math.Min(Part, count - (long)part * Part)));
        var print = Vector128<byte>.Zero;
        foreach (var one in prints) print = Aes.Encrypt(Aes.Encrypt(print, one), one);
        return print;
    }

    // Rounds of AES with the weights as keys, in four chains.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector128<byte> Print(float* w, long count)
    {
        var a = Vector128.Create((byte)1);
        Vector128<byte> b = Vector128.Create((byte)2), c = Vector128.Create((byte)3), d = Vector128.Create((byte)4);
        for (long i = 0; i < count; i += Step)
        {
            var p = (byte*)(w + i);
            a = Aes.Encrypt(a, Vector128.Load(p));
            b = Aes.Encrypt(b, Vector128.Load(p + 16));
            c = Aes.Encrypt(c, Vector128.Load(p + 32));
            d = Aes.Encrypt(d, Vector128.Load(p + 48));
        }
        // Two rounds more after the last weights have come in.
        return Aes.Encrypt(Aes.Encrypt(Aes.Encrypt(Aes.Encrypt(a, b), c), d), d);
    }

    /// <summary>All weights of one shape, those used last at the end.</summary>
    private sealed class Shape
    {
        private int calls, strangers;

        internal List<Entry> Entries { get; } = [];
        internal long LastUse { get; set; }
        internal int Waits { get; set; }

        /// <summary>True where these weights were there before.</summary>
        internal bool Saw(Vector128<byte> fingerprint, out Entry entry)
        {
            calls++;
            Forget(Entries.TakeWhile(one => one.LastUse < calls - Memory).Count());
            int at = Entries.FindIndex(one => one.Fingerprint == fingerprint);
            entry = at < 0 ? new Entry { Fingerprint = fingerprint } : Entries[at];
            entry.LastUse = calls;
            if (at >= 0) Entries.RemoveAt(at);
            Entries.Add(entry);
            strangers = at < 0 ? strangers + 1 : 0;
            if (strangers < Patience) return at >= 0;
            strangers = 0;
            Waits = Rest;
            return false;
        }

        /// <summary>Lets go of the oldest.</summary>
        internal void Forget(int count)
        {
            bytes -= Entries.Take(count).Sum(one => one.Packed?.Bytes ?? 0);
            Entries.RemoveRange(0, count);
        }
    }

    private sealed class Entry
    {
        internal required Vector128<byte> Fingerprint { get; init; }
        internal PackedWeights? Packed { get; set; }
        internal int LastUse { get; set; }
    }
}
