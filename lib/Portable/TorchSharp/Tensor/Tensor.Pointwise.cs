namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        // An operation on reals that saves its input or its result for backward.
        private Tensor Real<TOp>(string name, bool saveResult, BackwardFunction backward) where TOp : struct, IRealOp
        {
            _ = Live;
            var result = Pointwise.Real<TOp>(this);
            return Autograd.Needed(this)
                ? Autograd.Record(name, result, [this], [saveResult ? result : this], backward)
                : result;
        }

        private Tensor RealInPlace<TOp>(string name, bool saveResult, BackwardFunction backward) where TOp : struct, IRealOp
        {
            using var before = Writable().BeforeWrite(saveResult);
            Pointwise.Real<TOp>(this, this);
            return RecordUnaryInPlace(name, before, backward);
        }

        // An operation on numbers of any type; saveResult null saves nothing.
        private Tensor Unary<TOp>(string name, bool? saveResult, BackwardFunction backward) where TOp : struct, IUnaryOp
        {
            _ = Live;
            var result = Pointwise.Unary<TOp>(this);
            if (!Autograd.Needed(this)) return result;
            return Autograd.Record(name, result, [this], saveResult is bool own ? [own ? result : this] : [], backward);
        }

        private Tensor UnaryInPlace<TOp>(string name, bool? saveResult, BackwardFunction backward) where TOp : struct, IUnaryOp
        {
            using var before = Writable().BeforeWrite(saveResult ?? true);
            Pointwise.Unary<TOp>(this, this);
            return RecordUnaryInPlace(name, before, backward);
        }

        // The input of an in-place operation whose gradient needs it.
        private Tensor? BeforeWrite(bool saveResult) => saveResult || !Autograd.Needed(this) ? null : clone().detach_();

        private Tensor RecordUnaryInPlace(string name, Tensor? before, BackwardFunction backward)
        {
            BumpVersion();
            return Autograd.Needed(this) ? Autograd.Record(name, this, [this], [before ?? this], backward) : this;
        }

        /// <summary>e to the power of each element, element by element.</summary>
        public Tensor exp() => Real<ExpOp>("ExpBackward0", true, static (g, s, _) => [g * s[0]]);
        /// <summary>e to the power of each element, element by element, in place.</summary>
        public Tensor exp_() => RealInPlace<ExpOp>("ExpBackward0", true, static (g, s, _) => [g * s[0]]);
        /// <summary>e to the power of each element, less 1, element by element.</summary>
        public Tensor expm1() => Real<Expm1Op>("Expm1Backward0", true, static (g, s, _) => [g * (s[0] + 1)]);
        /// <summary>e to the power of each element, less 1, element by element, in place.</summary>
        public Tensor expm1_() => RealInPlace<Expm1Op>("Expm1Backward0", true, static (g, s, _) => [g * (s[0] + 1)]);
        /// <summary>Natural logarithm, element by element.</summary>
        public Tensor log() => Real<LogOp>("LogBackward0", false, static (g, s, _) => [g / s[0]]);
        /// <summary>Natural logarithm, element by element, in place.</summary>
        public Tensor log_() => RealInPlace<LogOp>("LogBackward0", false, static (g, s, _) => [g / s[0]]);
        /// <summary>Logarithm to base 2, element by element.</summary>
        public Tensor log2() => Real<Log2Op>("Log2Backward0", false, static (g, s, _) => [g / (s[0] * 0.6931471805599453)]);
        /// <summary>Logarithm to base 2, element by element, in place.</summary>
        public Tensor log2_() => RealInPlace<Log2Op>("Log2Backward0", false, static (g, s, _) => [g / (s[0] * 0.6931471805599453)]);
        /// <summary>Logarithm to base 10, element by element.</summary>
        public Tensor log10() => Real<Log10Op>("Log10Backward0", false, static (g, s, _) => [g / (s[0] * 2.302585092994046)]);
        /// <summary>Logarithm to base 10, element by element, in place.</summary>
        public Tensor log10_() => RealInPlace<Log10Op>("Log10Backward0", false, static (g, s, _) => [g / (s[0] * 2.302585092994046)]);
        /// <summary>Natural logarithm of 1 plus each element, element by element.</summary>
        public Tensor log1p() => Real<Log1pOp>("Log1pBackward0", false, static (g, s, _) => [g / (s[0] + 1)]);
        /// <summary>Natural logarithm of 1 plus each element, element by element, in place.</summary>
        public Tensor log1p_() => RealInPlace<Log1pOp>("Log1pBackward0", false, static (g, s, _) => [g / (s[0] + 1)]);
        /// <summary>Square root, element by element.</summary>
        public Tensor sqrt() => Real<SqrtOp>("SqrtBackward0", true, static (g, s, _) => [g / (s[0] * 2)]);
        /// <summary>Square root, element by element, in place.</summary>
        public Tensor sqrt_() => RealInPlace<SqrtOp>("SqrtBackward0", true, static (g, s, _) => [g / (s[0] * 2)]);
        /// <summary>Reciprocal of the square root, element by element.</summary>
        public Tensor rsqrt() => Real<RsqrtOp>("RsqrtBackward0", true, static (g, s, _) => [g * s[0].pow(3) * -0.5]);
        /// <summary>Reciprocal of the square root, element by element, in place.</summary>
        public Tensor rsqrt_() => RealInPlace<RsqrtOp>("RsqrtBackward0", true, static (g, s, _) => [g * s[0].pow(3) * -0.5]);
        /// <summary>Reciprocal, element by element.</summary>
        public Tensor reciprocal() => Real<ReciprocalOp>("ReciprocalBackward0", true, static (g, s, _) => [(g * s[0] * s[0]).neg()]);
        /// <summary>Reciprocal, element by element, in place.</summary>
        public Tensor reciprocal_() => RealInPlace<ReciprocalOp>("ReciprocalBackward0", true, static (g, s, _) => [(g * s[0] * s[0]).neg()]);
        /// <summary>Sine, element by element.</summary>
        public Tensor sin() => Real<SinOp>("SinBackward0", false, static (g, s, _) => [g * s[0].cos()]);
        /// <summary>Sine, element by element, in place.</summary>
        public Tensor sin_() => RealInPlace<SinOp>("SinBackward0", false, static (g, s, _) => [g * s[0].cos()]);
        /// <summary>Cosine, element by element.</summary>
        public Tensor cos() => Real<CosOp>("CosBackward0", false, static (g, s, _) => [(g * s[0].sin()).neg()]);
        /// <summary>Cosine, element by element, in place.</summary>
        public Tensor cos_() => RealInPlace<CosOp>("CosBackward0", false, static (g, s, _) => [(g * s[0].sin()).neg()]);
        /// <summary>Tangent, element by element.</summary>
        public Tensor tan() => Real<TanOp>("TanBackward0", true, static (g, s, _) => [g * ((s[0] * s[0]) + 1)]);
        /// <summary>Tangent, element by element, in place.</summary>
        public Tensor tan_() => RealInPlace<TanOp>("TanBackward0", true, static (g, s, _) => [g * ((s[0] * s[0]) + 1)]);
        /// <summary>Inverse sine, element by element.</summary>
        public Tensor asin() => Real<AsinOp>("AsinBackward0", false, static (g, s, _) => [g * (1 - (s[0] * s[0])).rsqrt()]);
        /// <summary>Inverse sine, element by element, in place.</summary>
        public Tensor asin_() => RealInPlace<AsinOp>("AsinBackward0", false, static (g, s, _) => [g * (1 - (s[0] * s[0])).rsqrt()]);
        /// <summary>Inverse cosine, element by element.</summary>
        public Tensor acos() => Real<AcosOp>("AcosBackward0", false, static (g, s, _) => [(g * (1 - (s[0] * s[0])).rsqrt()).neg()]);
        /// <summary>Inverse cosine, element by element, in place.</summary>
        public Tensor acos_() => RealInPlace<AcosOp>("AcosBackward0", false, static (g, s, _) => [(g * (1 - (s[0] * s[0])).rsqrt()).neg()]);
        /// <summary>Inverse tangent, element by element.</summary>
        public Tensor atan() => Real<AtanOp>("AtanBackward0", false, static (g, s, _) => [g / ((s[0] * s[0]) + 1)]);
        /// <summary>Inverse tangent, element by element, in place.</summary>
        public Tensor atan_() => RealInPlace<AtanOp>("AtanBackward0", false, static (g, s, _) => [g / ((s[0] * s[0]) + 1)]);
        /// <summary>Hyperbolic sine, element by element.</summary>
        public Tensor sinh() => Real<SinhOp>("SinhBackward0", false, static (g, s, _) => [g * s[0].cosh()]);
        /// <summary>Hyperbolic sine, element by element, in place.</summary>
        public Tensor sinh_() => RealInPlace<SinhOp>("SinhBackward0", false, static (g, s, _) => [g * s[0].cosh()]);
        /// <summary>Hyperbolic cosine, element by element.</summary>
        public Tensor cosh() => Real<CoshOp>("CoshBackward0", false, static (g, s, _) => [g * s[0].sinh()]);
        /// <summary>Hyperbolic cosine, element by element, in place.</summary>
        public Tensor cosh_() => RealInPlace<CoshOp>("CoshBackward0", false, static (g, s, _) => [g * s[0].sinh()]);
        /// <summary>Hyperbolic tangent, element by element.</summary>
        public Tensor tanh() => Real<TanhOp>("TanhBackward0", true, static (g, s, _) => [g * (1 - (s[0] * s[0]))]);
        /// <summary>Hyperbolic tangent, element by element, in place.</summary>
        public Tensor tanh_() => RealInPlace<TanhOp>("TanhBackward0", true, static (g, s, _) => [g * (1 - (s[0] * s[0]))]);
        /// <summary>1 / (1 + e^-x), element by element.</summary>
        public Tensor sigmoid() => Real<SigmoidOp>("SigmoidBackward0", true, static (g, s, _) => [g * (s[0] * (1 - s[0]))]);
        /// <summary>1 / (1 + e^-x), element by element, in place.</summary>
        public Tensor sigmoid_() => RealInPlace<SigmoidOp>("SigmoidBackward0", true, static (g, s, _) => [g * (s[0] * (1 - s[0]))]);
        /// <summary>Error function, element by element.</summary>
        public Tensor erf() => Real<ErfOp>("ErfBackward0", false, static (g, s, _) => [g * (s[0] * s[0]).neg().exp() * 1.1283791670955126]);
        /// <summary>Error function, element by element, in place.</summary>
        public Tensor erf_() => RealInPlace<ErfOp>("ErfBackward0", false, static (g, s, _) => [g * (s[0] * s[0]).neg().exp() * 1.1283791670955126]);
        /// <summary>Complement of the error function, element by element.</summary>
        public Tensor erfc() => Real<ErfcOp>("ErfcBackward0", false, static (g, s, _) => [g * (s[0] * s[0]).neg().exp() * -1.1283791670955126]);
        /// <summary>Complement of the error function, element by element, in place.</summary>
        public Tensor erfc_() => RealInPlace<ErfcOp>("ErfcBackward0", false, static (g, s, _) => [g * (s[0] * s[0]).neg().exp() * -1.1283791670955126]);
        /// <summary>Inverse of the error function, element by element.</summary>
        public Tensor erfinv() => Real<ErfinvOp>("ErfinvBackward0", true, static (g, s, _) => [g * (s[0] * s[0]).exp() * 0.886226925452758]);
        /// <summary>Inverse of the error function, element by element, in place.</summary>
        public Tensor erfinv_() => RealInPlace<ErfinvOp>("ErfinvBackward0", true, static (g, s, _) => [g * (s[0] * s[0]).exp() * 0.886226925452758]);
        /// <summary>The negative of each element, element by element.</summary>
        public Tensor neg() => Unary<NegOp>("NegBackward0", null, static (g, s, _) => [g.neg()]);
        /// <summary>The negative of each element, element by element, in place.</summary>
        public Tensor neg_() => UnaryInPlace<NegOp>("NegBackward0", null, static (g, s, _) => [g.neg()]);
        /// <summary>Absolute value, element by element.</summary>
        public Tensor abs() => Unary<AbsOp>("AbsBackward0", false, static (g, s, _) => [g * s[0].sign()]);
        /// <summary>Absolute value, element by element, in place.</summary>
        public Tensor abs_() => UnaryInPlace<AbsOp>("AbsBackward0", false, static (g, s, _) => [g * s[0].sign()]);
        /// <summary>-1, 0 or 1 by the sign of each element, element by element.</summary>
        public Tensor sign() => Unary<SignOp>("SignBackward0", null, static (g, s, _) => [g.zeros_like()]);
        /// <summary>-1, 0 or 1 by the sign of each element, element by element, in place.</summary>
        public Tensor sign_() => UnaryInPlace<SignOp>("SignBackward0", null, static (g, s, _) => [g.zeros_like()]);
        /// <summary>The nearest integer below, element by element.</summary>
        public Tensor floor() => Unary<FloorOp>("FloorBackward0", null, static (g, s, _) => [g.zeros_like()]);
        /// <summary>The nearest integer below, element by element, in place.</summary>
        public Tensor floor_() => UnaryInPlace<FloorOp>("FloorBackward0", null, static (g, s, _) => [g.zeros_like()]);
        /// <summary>The nearest integer above, element by element.</summary>
        public Tensor ceil() => Unary<CeilOp>("CeilBackward0", null, static (g, s, _) => [g.zeros_like()]);
        /// <summary>The nearest integer above, element by element, in place.</summary>
        public Tensor ceil_() => UnaryInPlace<CeilOp>("CeilBackward0", null, static (g, s, _) => [g.zeros_like()]);
        /// <summary>The integer part, element by element.</summary>
        public Tensor trunc() => Unary<TruncOp>("TruncBackward0", null, static (g, s, _) => [g.zeros_like()]);
        /// <summary>The integer part, element by element, in place.</summary>
        public Tensor trunc_() => UnaryInPlace<TruncOp>("TruncBackward0", null, static (g, s, _) => [g.zeros_like()]);
        /// <summary>Square, element by element.</summary>
        public Tensor square() => Unary<SquareOp>("SquareBackward0", false, static (g, s, _) => [g * s[0] * 2]);
        /// <summary>Absolute value, element by element.</summary>
        public Tensor absolute() => abs();
        /// <summary>Absolute value, element by element, in place.</summary>
        public Tensor absolute_() => abs_();
        /// <summary>The negative of each element, element by element.</summary>
        public Tensor negative() => neg();
        /// <summary>The integer part, element by element.</summary>
        public Tensor fix() => trunc();
        /// <summary>The integer part, element by element, in place.</summary>
        public Tensor fix_() => trunc_();
        /// <summary>Inverse cosine, element by element.</summary>
        public Tensor arccos() => acos();
        /// <summary>Inverse cosine, element by element, in place.</summary>
        public Tensor arccos_() => acos_();
        /// <summary>Inverse sine, element by element.</summary>
        public Tensor arcsin() => asin();
        /// <summary>Inverse sine, element by element, in place.</summary>
        public Tensor arcsin_() => asin_();
        /// <summary>Inverse tangent, element by element.</summary>
        public Tensor arctan() => atan();
        /// <summary>Inverse tangent, element by element, in place.</summary>
        public Tensor arctan_() => atan_();
        /// <summary>-1, 0 or 1 by the sign of each element, element by element.</summary>
        public Tensor sgn() => sign();
        /// <summary>-1, 0 or 1 by the sign of each element, element by element, in place.</summary>
        public Tensor sgn_() => sign_();

        /// <summary>Rounds to a number of decimals, halves to the even neighbour.</summary>
        public Tensor round(long decimals = 0)
        {
            if (decimals == 0) return Unary<RoundOp>("RoundBackward0", null, static (g, _, _) => [g.zeros_like()]);
            using var scaled = mul(Math.Pow(10, decimals));
            using var rounded = scaled.round();
            return rounded.div(Math.Pow(10, decimals));
        }

        /// <summary>Rounds to a number of decimals, halves to the even neighbour, in place.</summary>
        public Tensor round_(long decimals = 0)
        {
            using var rounded = round(decimals);
            return copy_(rounded);
        }

        /// <summary>The elements themselves.</summary>
        public Tensor positive() => alias();

        /// <summary>The part after the decimal point, with the sign of the element.</summary>
        public Tensor frac()
        {
            using var whole = trunc();
            return sub(whole);
        }
    }
}
