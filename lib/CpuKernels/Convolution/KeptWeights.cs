using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>
/// Weights transformed for <see cref="Winograd"/>, kept as long as they do not change: a frozen base transforms them once. A tensor's
/// version would not tell, since TorchSharp writes loaded weights straight into memory; so every call compares a fingerprint of
/// all of them, which costs less than a tenth of the transform. Weights that do change, in training, are soon left alone.
/// </summary>
internal static unsafe class KeptWeights
{
    /// <summary>Most that is kept; what was not used for longest goes first.</summary>
    private const long MostBytes = 256L << 20;

    /// <summary>Calls without a look after weights were seen to change.</summary>
    private const int Patience = 32;

    /// <summary>Floats of a fingerprint's part, which one thread takes.</summary>
    private const int Part = 128 * 1024;

    private static readonly Dictionary<(nint Weights, int OC, int C), Entry> Entries = [];
    private static long bytes, clock;

    /// <summary>The transformed weights, or null where they are not known to stay the same.</summary>
    internal static PackedWeights? Find(in ConvShape s, float* w)
    {
        if (!Aes.IsSupported || !Winograd.PaysOnce(s)) return null;
        Entry? entry;
        lock (Entries)
        {
            if (!Entries.TryGetValue(((nint)w, s.OC, s.C), out entry)) Entries[((nint)w, s.OC, s.C)] = entry = new Entry();
            entry.LastUse = ++clock;
        }
        lock (entry)
        {
            if (entry.Wait > 0)
            {
                entry.Wait--;
                return null;
            }
            var seen = Fingerprint(w, s.WeightCount);
            bool same = entry.Fingerprint == seen;
            if (!same)
            {
                // Weights seen for the first time have no fingerprint.
                if (entry.Fingerprint is not null) entry.Wait = Patience;
                entry.Fingerprint = seen;
                Keep(entry, null);
            }
            else if (entry.Transformed is null)
            {
                Keep(entry, PackedWeights.ForInference(s, w));
            }
            return entry.Transformed is { } found && found.Fits(s) ? found : null;
        }
    }

    /// <summary>Lets go of all that is kept. Weights that come again are transformed again.</summary>
    internal static void Forget()
    {
        lock (Entries)
        {
            // The entries stay, a few words each: a call may be at work on one.
            foreach (var entry in Entries.Values)
            {
                bytes -= entry.Transformed?.Bytes ?? 0;
                entry.Transformed = null;
            }
        }
    }

    private static void Keep(Entry entry, PackedWeights? transformed)
    {
        lock (Entries)
        {
            bytes += (transformed?.Bytes ?? 0) - (entry.Transformed?.Bytes ?? 0);
            // Their memory is freed when nobody reads them any more.
            entry.Transformed = transformed;
            while (bytes > MostBytes)
            {
                var (key, oldest) = Entries.Where(one => one.Value.Transformed is not null).MinBy(one => one.Value.LastUse);
                bytes -= oldest.Transformed!.Bytes;
                oldest.Transformed = null;
                Entries.Remove(key);
            }
        }
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
        for (long i = 0; i < count; i += 16)
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

    private sealed class Entry
    {
        internal Vector128<byte>? Fingerprint { get; set; }
        internal PackedWeights? Transformed { get; set; }
        internal int Wait { get; set; }
        internal long LastUse { get; set; }
    }
}
