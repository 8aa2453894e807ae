namespace TorchSharp.Kernels;

/// <summary>2-d convolution of channels-last images with PyTorch's weights [OC][C/groups][KH][KW].</summary>
internal static unsafe class Conv2d
{
    /// <summary>y[N][OH][OW][OC] = x ∗ w + bias; <paramref name="bias"/> may be null.</summary>
    internal static void Forward(in ConvShape shape, float* x, float* w, float* bias, float* y, Finish finish = default)
    {
        using var packed = PackOnce(shape, w);
        Forward(shape, x, packed, bias, y, finish);
    }

    /// <summary>Weights for one forward pass: transformed where that pays even once.</summary>
    internal static PackedWeights PackOnce(in ConvShape shape, float* w) =>
        Winograd.PaysOnce(shape) ? PackedWeights.ForInference(shape, w) : PackedWeights.ForForward(shape, w);

    /// <summary>The same with weights packed before by <see cref="PackedWeights.ForForward"/> or <see cref="PackedWeights.ForInference"/>.</summary>
    internal static void Forward(in ConvShape shape, float* x, PackedWeights w, float* bias, float* y, Finish finish = default)
    {
        w.Check(shape, forInput: false);
        var s = shape;
        if (w.IsWinograd)
        {
            Winograd.Run(s, x, w.Phases[0].Weights, bias, y, finish);
            return;
        }
        var pass = new ConvPass
        {
            X = x, Weights = w.Phases[0].Weights, Bias = bias, Y = y,
            N = s.N, H = s.H, W = s.W, C = s.C, OH = s.OH, OW = s.OW,
            OutPixel = s.OC, OutRow = (long)s.OW * s.OC, OutImage = (long)s.OH * s.OW * s.OC,
            KH = s.KH, KW = s.KW, StrideH = s.StrideH, StrideW = s.StrideW, PadTop = s.PadTop, PadLeft = s.PadLeft, DilH = s.DilH, DilW = s.DilW,
            Groups = s.Groups, GroupC = s.GroupC, GroupOC = s.GroupOC, Finish = finish,
        };
        if (!Run(s, pass)) finish.ApplyToAll(y, s.N * pass.OutImage);
    }

    /// <summary>dx[N][H][W][C]: the gradient of the input.</summary>
    internal static void BackwardInput(in ConvShape shape, float* dy, float* w, float* dx)
    {
        if (Winograd.Suits(shape))
        {
            var gradient = Winograd.GradientShape(shape);
            if (WholeMaps.Suits(gradient))
            {
                WholeMapPass.Backward(gradient, dy, w, dx);
                return;
            }
            if (Winograd.PaysOnce(gradient) && !SmallMapPass.BeatsWinograd(gradient))
            {
                using var transformed = new Scratch(Winograd.WeightCount(gradient, Simd.Floats));
                Winograd.PackWeights(gradient, w, Simd.Floats, transformed.Floats, transposed: true);
                Winograd.Run(gradient, dy, transformed.Floats, null, dx);
                return;
            }
        }
        using var packed = PackedWeights.ForBackwardInput(shape, w);
        BackwardInput(shape, dy, packed, dx);
    }

    /// <summary>The same with weights packed before by <see cref="PackedWeights.ForBackwardInput"/>.</summary>
    internal static void BackwardInput(in ConvShape shape, float* dy, PackedWeights w, float* dx)
    {
        w.Check(shape, forInput: true);
        var s = shape;
        long row = (long)s.W * s.C, image = row * s.H;
        foreach (var phase in w.Phases)
        {
            int rows = (s.H - phase.Row + s.StrideH - 1) / s.StrideH, columns = (s.W - phase.Column + s.StrideW - 1) / s.StrideW;
            float* target = dx + phase.Row * row + (long)phase.Column * s.C;
            if (phase.Rows.Count == 0 || phase.Columns.Count == 0)
            {
                Clear(target, s.N, rows, columns, s.C, (long)s.StrideW * s.C, s.StrideH * row, image);
                continue;
            }
            var pass = new ConvPass
            {
                X = dy, Weights = phase.Weights, Y = target,
                N = s.N, H = s.OH, W = s.OW, C = s.OC, OH = rows, OW = columns,
                OutPixel = (long)s.StrideW * s.C, OutRow = s.StrideH * row, OutImage = image,
                KH = phase.Rows.Count, KW = phase.Columns.Count, StrideH = 1, StrideW = 1,
                PadTop = -phase.Top, PadLeft = -phase.Left, DilH = phase.DilH, DilW = phase.DilW,
                Groups = s.Groups, GroupC = s.GroupOC, GroupOC = s.GroupC,
            };
            Run(s, pass);
        }
    }

    /// <summary>dw[OC][C/groups][KH][KW] and, where not null, dbias[OC]; both are overwritten.</summary>
    internal static void BackwardWeight(in ConvShape shape, float* x, float* dy, float* dw, float* dbias)
    {
        shape.Validate();
        bool whole = WholeMapWeightGradient.Suits(shape), winograd = WinogradWeightGradient.Suits(shape);
        if (dbias != null && (shape.N == 0 || shape.IsDepthwise || whole || winograd)) Reduce.ColumnSums((long)shape.N * shape.OH * shape.OW, shape.OC, dy, dbias);
        if (shape.N == 0) Elementwise.Fill(shape.WeightCount, 0, dw);
        else if (whole) WholeMapWeightGradient.Run(shape, x, dy, dw);
        else if (winograd) WinogradWeightGradient.Run(shape, x, dy, dw);
        else if (shape.IsDepthwise) DepthwiseConv.BackwardWeight(shape, x, dy, dw);
        else if (ColumnWeightGradient.Suits(shape)) ColumnWeightGradient.Run(shape, x, dy, dw, dbias);
        else ConvWeightGradient.Run(shape, x, dy, dw, dbias);
    }

    // True where the outputs are finished.
    private static bool Run(in ConvShape shape, ConvPass pass)
    {
        if (shape.IsDepthwise)
        {
            DepthwiseConv.Run(pass);
            return true;
        }
        return shape.IsPointwise ? pass.Flattened().Run() : !SmallMapPass.TryRun(pass) && pass.Run();
    }

    private static void Clear(float* target, int n, int rows, int columns, int c, long pixel, long row, long image)
    {
        for (int i = 0; i < n; i++)
        {
            for (int r = 0; r < rows; r++)
            {
                for (int x = 0; x < columns; x++) new Span<float>(target + i * image + r * row + x * pixel, c).Clear();
            }
        }
    }
}
