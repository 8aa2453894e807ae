using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// One correlation of channels-last images with packed weights, with free steps in the output: the forward pass, and each
/// phase of the gradient of the input. A task takes a chunk of output rows that fits the level-2 cache, or some small
/// images; where the kernel reaches over the border it first copies the rows with their halo of zeros.
/// </summary>
internal unsafe struct ConvPass : ITaskKernel
{
    /// <summary>Bytes of input that a task keeps in the level-2 cache beside the weights.</summary>
    private const int ChunkBytes = 384 * 1024;

    /// <summary>Floats between what is computed and what is asked for from memory.</summary>
    private const int Ahead = 512;

    /// <summary>Weights that stay in the level-1 cache.</summary>
    private const int FewWeights = 6 * 1024;

    /// <summary>Pixels of a line from which on its ends are computed apart.</summary>
    private const int LongLine = 64;

    internal float* X, Weights, Bias, Y;
    internal int N, H, W, C;
    internal int OH, OW;

    /// <summary>Floats between neighbouring output pixels, rows and images.</summary>
    internal long OutPixel, OutRow, OutImage;

    /// <summary>Kernel taps; PadTop and PadLeft may be negative: the first tap then lies inside.</summary>
    internal int KH, KW, StrideH, StrideW, PadTop, PadLeft, DilH, DilW;
    internal int Groups, GroupC, GroupOC;

    /// <summary>What becomes of the outputs, which then lie without gaps.</summary>
    internal Finish Finish;

    /// <summary>Pixels in the last line of a flattened image; 0: as many as in the others.</summary>
    private int lastLine;
    private int rowsPerTask, imagesPerTask, chunks, blockParts;
    private bool needsHalo, sharedBias, cached;

    /// <summary>So little work that the calling thread does it alone.</summary>
    private bool alone;

    private readonly int SpanW => (OW - 1) * StrideW + (KW - 1) * DilW + 1;

    /// <summary>The same for a 1×1 kernel, as one image whose lines hold any pixels in turn.</summary>
    internal readonly ConvPass Flattened()
    {
        const int Line = 48;
        var pass = this;
        long pixels = (long)N * H * W;
        if (pixels == 0) return pass;
        pass.N = 1;
        pass.W = pass.OW = (int)Math.Min(Line, pixels);
        // A last line of one or two pixels would be computed together with others of the line before, which may be another task's.
        while (pixels % pass.W is 1 or 2 && pass.W > 3) pass.W = --pass.OW;
        pass.H = pass.OH = (int)((pixels + pass.W - 1) / pass.W);
        pass.lastLine = (int)(pixels - (long)(pass.H - 1) * pass.W);
        pass.OutRow = pass.W * OutPixel;
        return pass;
    }

    /// <returns>True where the outputs are finished.</returns>
    internal bool Run()
    {
        if (N == 0 || OH <= 0 || OW <= 0) return true;
        if (H == 1 && OH == 1 && PadTop == 0 && TryRunLine()) return false;
        int spanH = (OH - 1) * StrideH + (KH - 1) * DilH + 1;
        needsHalo = PadTop > 0 || PadLeft > 0 || spanH - PadTop > H || SpanW - PadLeft > W;
        int vector = Simd.Floats, padded = WeightPacking.Padded(GroupOC, vector);
        Split(Groups * WeightPacking.Blocks(GroupOC, vector));
        using var bias = new Scratch((long)Groups * padded);
        for (int g = 0; g < Groups; g++)
        {
            for (int i = 0; i < padded; i++) bias.Floats[g * padded + i] = Bias != null && i < GroupOC ? Bias[g * GroupOC + i] : 0;
        }
        var pass = this;
        pass.Bias = bias.Floats;
        // Where several tasks share the channels of a pixel, none has all that lies side by side.
        if (blockParts > 1) pass.Finish = default;
        Simd.For(pass, checked((imagesPerTask > 1 ? chunks : N * chunks) * blockParts));
        return blockParts == 1;
    }

    /// <summary>The whole pass on the calling thread, without bias or halo: a product inside a task.</summary>
    /// <param name="inCache">Input and output lie in the level-2 cache.</param>
    internal void RunHere<V>(bool inCache) where V : struct, IVector<V>
    {
        cached = inCache;
        float* zeros = stackalloc float[32];
        new Span<float>(zeros, 32).Clear();
        Bias = zeros;
        sharedBias = true;
        (rowsPerTask, imagesPerTask, chunks, blockParts) = (OH, 1, 1, 1);
        Run<V>(0);
    }

    // Images of one row: what reaches over neither end is read where it lies, and only the ends are copied beside zeros.
    private readonly bool TryRunLine()
    {
        int reach = (KW - 1) * DilW;
        int first = Math.Max(0, (PadLeft + StrideW - 1) / StrideW), end = Math.Min(OW, (W - 1 - reach + PadLeft) / StrideW + 1);
        if (end - first < LongLine || end - first == OW) return false;
        Columns(first, end, alone: false);
        if (first > 0) Columns(0, first, alone: true);
        if (end < OW) Columns(end, OW, alone: true);
        return true;
    }

    private readonly void Columns(int from, int to, bool alone)
    {
        var pass = this;
        pass.PadLeft -= from * StrideW;
        pass.OW = to - from;
        pass.Y += from * OutPixel;
        pass.alone = alone;
        pass.Finish = default;
        pass.Run();
    }

    // The split changes no result: every output is one sum in one order.
    private void Split(int blocks)
    {
        int wanted = Workers.Available == 1 ? 1 : 8 * Workers.Available;
        long rowBytes = (long)(needsHalo ? SpanW : W) * C * sizeof(float) * StrideH;
        long rows = Math.Clamp(ChunkBytes / rowBytes, 1, OH);
        long perImage = (OH + rows - 1) / rows;
        imagesPerTask = 1;
        if (alone)
        {
            (imagesPerTask, rowsPerTask, chunks, blockParts) = (N, OH, 1, 1);
            return;
        }
        if (perImage == 1) imagesPerTask = (int)Math.Clamp(Math.Min(ChunkBytes / (rowBytes * OH), N / wanted), 1, N);
        if (imagesPerTask > 1)
        {
            rowsPerTask = OH;
            chunks = (N + imagesPerTask - 1) / imagesPerTask;
            blockParts = 1;
            return;
        }
        // Too few chunks for the workers: first shorter ones, then a share of the output channels for each.
        if (N * perImage < wanted)
        {
            long fewest = Math.Max(1, 48 / OW);
            rows = Math.Clamp((long)N * OH / wanted, Math.Min(fewest, rows), rows);
            perImage = (OH + rows - 1) / rows;
        }
        rowsPerTask = (int)((OH + perImage - 1) / perImage);
        chunks = (OH + rowsPerTask - 1) / rowsPerTask;
        blockParts = (int)Math.Clamp(wanted / ((long)N * chunks), 1, blocks);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>(int task) where V : struct, IVector<V>
    {
        int part = task % blockParts, chunk = task / blockParts;
        int firstImage = imagesPerTask > 1 ? chunk * imagesPerTask : chunk / chunks;
        int images = Math.Min(imagesPerTask, N - firstImage);
        int firstRow = imagesPerTask > 1 ? 0 : chunk % chunks * rowsPerTask;
        int rows = Math.Min(rowsPerTask, OH - firstRow);
        float* y = Y + firstImage * OutImage + firstRow * OutRow;
        int top = firstRow * StrideH - PadTop;
        int span = SpanW, height = (rows - 1) * StrideH + (KH - 1) * DilH + 1;
        int pixels = images * rows * OW - (lastLine > 0 && firstRow + rows == OH ? OW - lastLine : 0);
        bool inside = images == 1 && top >= 0 && top + height <= H && PadLeft <= 0 && span - PadLeft <= W;
        if (!needsHalo || inside)
        {
            float* x = X + ((long)firstImage * H + top) * W * C - (long)PadLeft * C;
            if (lastLine > 0 && part == 0 && blockParts == 1 && pixels >= 12 && Groups == 1 && (long)C * GroupOC <= FewWeights)
            {
                Pixels<V>(x, y, pixels);
                return;
            }
            Tiles<V>(x, (long)W * C, (long)H * W * C, y, images, firstRow, rows, part);
        }
        else
        {
            long row = (long)span * C, image = row * height;
            using var halo = new Scratch(image * images);
            for (int i = 0; i < images; i++)
            {
                Halo.Copy(X + (long)(firstImage + i) * H * W * C, H, W, C, C, top, -PadLeft, height, span, halo.Floats + i * image);
            }
            Tiles<V>(halo.Floats, row, image, y, images, firstRow, rows, part);
        }
        if (Finish.Any) Finish.Apply<V>(y, pixels * OutPixel);
    }

    // A 1×1 kernel with few weights: some pixels take all output channels before the next do, so that the output is written in its order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Pixels<V>(float* x, float* y, int pixels) where V : struct, IVector<V>
    {
        float** input = stackalloc float*[4], output = stackalloc float*[4];
        float* edge = stackalloc float[12 * 32];
        float** edgeOutput = stackalloc float*[4];
        int vector = V.Count, blocks = WeightPacking.Blocks(GroupOC, vector);
        for (int i = 0; i < 4; i++) edgeOutput[i] = edge + 3 * i * 2 * vector;
        for (int p = 0; p < pixels; p += 12)
        {
            // The last twelve may overlap those before.
            int start = Math.Min(p, pixels - 12);
            Simd.Prefetch(x + (long)start * C + Ahead, 12 * C);
            for (int block = 0; block < blocks; block++)
            {
                int first = block * 2 * vector, vectors = WeightPacking.Vectors(GroupOC, block, vector), channels = Math.Min(vectors * vector, GroupOC - first), full = ConvTile<V>.Groups(vectors);
                for (int group = 0; group < 4; group += full)
                {
                    for (int i = 0; i < full; i++)
                    {
                        int pixel = start + 3 * (group + i);
                        input[i] = x + (long)pixel * C;
                        output[i] = y + pixel * OutPixel + first;
                        for (int next = 12; next < 15; next++) Simd.Prefetch(output[i] + next * OutPixel, channels);
                    }
                    Tile<V>(full, vectors, channels, input, output, edgeOutput, (nint)C * sizeof(float), 0, 1, 0, 1, 0, C, Weights + (long)first * C, Bias + first, (nint)OutPixel);
                }
            }
            // What overlaps was finished before, and has been computed once more.
            if (Finish.Any) Finish.Apply<V>(y + start * OutPixel, 12 * OutPixel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Tiles<V>(float* x, long row, long image, float* y, int images, int firstRow, int rows, int part) where V : struct, IVector<V>
    {
        // Neighbouring pixels lie along a row; along a column where the image is narrower than a group.
        int along = OW, across = rows;
        long inStep = (long)StrideW * C, inLine = StrideH * row, outStep = OutPixel, outLine = OutRow;
        bool turned = OW < 3 && rows > OW;
        if (turned) (along, across, inStep, inLine, outStep, outLine) = (across, along, inLine, inStep, outLine, outStep);
        // One or two pixels in all: a group then computes the same pixel three times.
        bool wide = along >= 3;
        int reach = wide ? 3 : 1;
        nint pixel = wide ? (nint)inStep * sizeof(float) : 0, outPixel = wide ? (nint)outStep : 0;
        int shortLine = lastLine > 0 ? OH - 1 - firstRow : -1;

        bool contiguous = GroupC == C && DilW == 1;
        int segments = contiguous ? 1 : KW, length = contiguous ? KW * GroupC : GroupC;
        nint segment = (nint)DilW * C * sizeof(float), tapRow = (nint)(DilH * row) * sizeof(float);
        int vector = V.Count, depth = KH * KW * GroupC, padded = WeightPacking.Padded(GroupOC, vector), blocks = WeightPacking.Blocks(GroupOC, vector);
        float** input = stackalloc float*[4], output = stackalloc float*[4];
        float* edge = stackalloc float[12 * 32];
        float** edgeOutput = stackalloc float*[4];
        for (int i = 0; i < 4; i++) edgeOutput[i] = edge + 3 * i * 2 * vector;
        int from = (int)((long)Groups * blocks * part / blockParts), to = (int)((long)Groups * blocks * (part + 1) / blockParts);
        for (int item = from; item < to; item++)
        {
            int g = item / blocks, block = item % blocks;
            int first = block * 2 * vector, vectors = WeightPacking.Vectors(GroupOC, block, vector);
            int channels = Math.Min(vectors * vector, GroupOC - first), full = ConvTile<V>.Groups(vectors);
            float* weights = Weights + ((long)g * padded + first) * depth;
            float* bias = sharedBias ? Bias : Bias + g * padded + first;
            int count = 0, tapFrom = 0, tapTo = KH;
            for (int n = 0; n < images; n++)
            {
                for (int line = 0; line < across; line++)
                {
                    if (needsHalo && !turned)
                    {
                        // Kernel rows that lie in the halo add nothing: they are left out.
                        int top = (firstRow + line) * StrideH - PadTop;
                        int lineFrom = top < 0 ? Math.Min(KH, (-top + DilH - 1) / DilH) : 0, lineTo = Math.Clamp((H - top + DilH - 1) / DilH, lineFrom, KH);
                        if (lineFrom != tapFrom || lineTo != tapTo)
                        {
                            if (count > 0) Tile<V>(count, vectors, channels, input, output, edgeOutput, pixel, tapFrom, tapTo, tapRow, segments, segment, length, weights, bias, outPixel);
                            (count, tapFrom, tapTo) = (0, lineFrom, lineTo);
                        }
                    }
                    float* source = x + n * image + line * inLine + g * GroupC;
                    float* target = y + n * OutImage + line * outLine + g * GroupOC + first;
                    int pixels = line == shortLine ? lastLine : along;
                    for (int p = 0; p < pixels; p += reach)
                    {
                        // The last group of a line may overlap the one before it.
                        int start = Math.Min(p, pixels - reach);
                        input[count] = source + start * inStep;
                        output[count] = target + start * outStep;
                        if (!cached)
                        {
                            for (int i = 0; i < reach; i++) Simd.Prefetch(output[count] + (3 * full + i) * outStep, channels);
                            if (item == from && KH == 1) Simd.Prefetch(input[count] + 3 * full * inStep, reach * inStep);
                        }
                        if (++count < full) continue;
                        Tile<V>(count, vectors, channels, input, output, edgeOutput, pixel, tapFrom, tapTo, tapRow, segments, segment, length, weights, bias, outPixel);
                        count = 0;
                    }
                }
            }
            if (count > 0) Tile<V>(count, vectors, channels, input, output, edgeOutput, pixel, tapFrom, tapTo, tapRow, segments, segment, length, weights, bias, outPixel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Tile<V>(int count, int vectors, int channels, float** input, float** output, float** edge, nint pixel, int tapFrom, int tapTo, nint tapRow,
        int segments, nint segment, int length, float* weights, float* bias, nint outPixel) where V : struct, IVector<V>
    {
        for (int i = 0; i < count; i++) input[i] = (float*)((byte*)input[i] + tapFrom * tapRow);
        int taps = tapTo - tapFrom;
        weights += (long)tapFrom * segments * length * vectors * V.Count;
        if (channels == vectors * V.Count)
        {
            ConvTile<V>.Run(count, vectors, input, output, pixel, taps, tapRow, segments, segment, length, weights, 0, bias, outPixel);
            return;
        }
        // Channels that are not whole vectors go through a small buffer.
        int width = 2 * V.Count;
        ConvTile<V>.Run(count, vectors, input, edge, pixel, taps, tapRow, segments, segment, length, weights, 0, bias, width);
        for (int i = 0; i < count; i++)
        {
            for (int p = 0; p < 3; p++) Elementwise.Move(edge[i] + p * width, output[i] + p * outPixel, channels);
        }
    }
}

/// <summary>Copies a window of an image, in all its channels or some; what lies outside is zero.</summary>
internal static unsafe class Halo
{
    /// <summary>target[height][width][channels] from image[h][w][c], the window's first pixel being (top, left).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Copy(float* image, int h, int w, int c, int channels, int top, int left, int height, int width, float* target)
    {
        long row = (long)width * channels;
        if (left == 0 && width == w && channels == c)
        {
            // Whole rows follow one another on both sides.
            int first = Math.Clamp(-top, 0, height), end = Math.Clamp(h - top, first, height);
            Clear(target, first * row);
            Buffer.MemoryCopy(image + (top + first) * row, target + first * row, (end - first) * row * sizeof(float), (end - first) * row * sizeof(float));
            Clear(target + end * row, (height - end) * row);
            return;
        }
        int from = Math.Clamp(-left, 0, width), to = Math.Clamp(w - left, from, width);
        for (int i = 0; i < height; i++, target += row)
        {
            int y = top + i;
            if (y < 0 || y >= h)
            {
                Clear(target, row);
                continue;
            }
            float* source = image + ((long)y * w + left + from) * c, inside = target + (long)from * channels;
            Clear(target, from * channels);
            if (channels == c) new ReadOnlySpan<float>(source, (to - from) * c).CopyTo(new Span<float>(inside, (to - from) * c));
            else for (int pixel = from; pixel < to; pixel++, source += c, inside += channels) Elementwise.Move(source, inside, channels);
            Clear(target + (long)to * channels, (width - to) * channels);
        }
    }

    private static void Clear(float* target, long count) => new Span<float>(target, (int)count).Clear();
}
