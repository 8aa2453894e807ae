namespace TorchSharp;

public static partial class torch
{
    /// <summary>How the quotient of a division is rounded.</summary>
    public enum RoundingMode
    {
        /// <summary>Not at all.</summary>
        None = 0,
        /// <summary>Toward zero.</summary>
        trunc = 1,
        /// <summary>Toward minus infinity.</summary>
        floor = 2,
    }

    public unsafe partial class Tensor
    {
        /// <summary>Sums a gradient over the dimensions along which a tensor of the given shape was broadcast.</summary>
        internal Tensor SumTo(long[] shape)
        {
            if (sizes.AsSpan().SequenceEqual(shape)) return this;
            int extra = sizes.Length - shape.Length;
            var dims = new List<long>();
            for (int i = 0; i < sizes.Length; i++)
            {
                if (i < extra || (shape[i - extra] == 1 && sizes[i] != 1)) dims.Add(i);
            }
            if (dims.Count == 0) return reshape(shape);
            var sum = Reductions.Sum(this, dims.ToArray(), keepdim: true, type);
            if (extra == 0) return sum;
            return sum.reshape(shape);
        }

        private Tensor Add(Tensor other, Tensor? into)
        {
            var sum = Pointwise.Binary<AddOp>(this, other, Dtypes.Result(this, other), into);
            if (into is not null) sum.BumpVersion();
            if (!Autograd.Needed(this, other)) return sum;
            var (a, b) = (sizes, other.sizes);
            return Autograd.Record("AddBackward0", sum, [this, other], [], (g, _, need) =>
                [need[0] ? g.SumTo(a) : null, need[1] ? g.SumTo(b) : null]);
        }

        private Tensor Add(Scalar number, Tensor? into)
        {
            var sum = Pointwise.BinaryNumber<AddOp>(this, number, Dtypes.Result(this, number), into);
            if (into is not null) sum.BumpVersion();
            return Autograd.Needed(this) ? Autograd.Record("AddBackward0", sum, [this], [], static (g, _, _) => [g]) : sum;
        }

        private Tensor Mul(Scalar number, Tensor? into)
        {
            var product = Pointwise.BinaryNumber<MulOp>(this, number, Dtypes.Result(this, number), into);
            if (into is not null) product.BumpVersion();
            return Autograd.Needed(this) ? Autograd.Record("MulBackward0", product, [this], [], (g, _, _) => [g.mul(number)]) : product;
        }

        private Tensor Sub(Scalar number, Tensor? into)
        {
            if (type == ScalarType.Bool && number.Type == ScalarType.Bool) throw TruthDifference();
            var difference = Pointwise.BinaryNumber<SubOp>(this, number, Dtypes.Result(this, number), into);
            if (into is not null) difference.BumpVersion();
            return Autograd.Needed(this) ? Autograd.Record("SubBackward0", difference, [this], [], static (g, _, _) => [g]) : difference;
        }

        private Tensor Div(Scalar number, RoundingMode rounding, Tensor? into)
        {
            var common = Dtypes.Result(this, number);
            var quotient = rounding switch
            {
                RoundingMode.floor => Pointwise.BinaryNumber<FloorDivOp>(this, number, common, into),
                RoundingMode.trunc => Pointwise.BinaryNumber<TruncDivOp>(this, number, common, into),
                _ => Pointwise.BinaryNumber<DivOp>(this, number, Dtypes.ToFloat(common), into),
            };
            if (into is not null) quotient.BumpVersion();
            if (!Autograd.Needed(this)) return quotient;
            return rounding == RoundingMode.None
                ? Autograd.Record("DivBackward0", quotient, [this], [], (g, _, _) => [g.div(number)])
                : Autograd.Record("DivBackward1", quotient, [this], [], static (g, _, _) => [g.zeros_like()]);
        }

        private static Exception TruthDifference() => Dims.Error(
            "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.");

        private Tensor Sub(Tensor other, Tensor? into)
        {
            if (type == ScalarType.Bool && other.type == ScalarType.Bool)
                throw TruthDifference();
            var difference = Pointwise.Binary<SubOp>(this, other, Dtypes.Result(this, other), into);
            if (into is not null) difference.BumpVersion();
            if (!Autograd.Needed(this, other)) return difference;
            var (a, b) = (sizes, other.sizes);
            return Autograd.Record("SubBackward0", difference, [this, other], [], (g, _, need) =>
                [need[0] ? g.SumTo(a) : null, need[1] ? g.neg().SumTo(b) : null]);
        }

        private Tensor Mul(Tensor other, Tensor? into)
        {
            bool record = Autograd.Needed(this, other);
            // The factors as they are before an in-place write.
            var saved = !record ? null : into is null ? new[] { this, other } : [clone().detach_(), ReferenceEquals(other, this) ? clone().detach_() : other];
            var product = Pointwise.Binary<MulOp>(this, other, Dtypes.Result(this, other), into);
            if (into is not null) product.BumpVersion();
            if (!record) return product;
            var (a, b) = (sizes, other.sizes);
            return Autograd.Record("MulBackward0", product, [this, other], saved!, (g, s, need) =>
                [need[0] ? (g * s[1]).SumTo(a) : null, need[1] ? (g * s[0]).SumTo(b) : null]);
        }

        private Tensor Div(Tensor other, RoundingMode rounding, Tensor? into)
        {
            bool record = Autograd.Needed(this, other);
            var saved = !record ? null : into is null ? new[] { this, other } : [clone().detach_(), ReferenceEquals(other, this) ? clone().detach_() : other];
            var type = Dtypes.Result(this, other);
            var quotient = rounding switch
            {
                RoundingMode.floor => Pointwise.Binary<FloorDivOp>(this, other, type, into),
                RoundingMode.trunc => Pointwise.Binary<TruncDivOp>(this, other, type, into),
                _ => Pointwise.Binary<DivOp>(this, other, Dtypes.ToFloat(type), into),
            };
            if (into is not null) quotient.BumpVersion();
            if (!record) return quotient;
            var (a, b) = (sizes, other.sizes);
            if (rounding != RoundingMode.None)
            {
                // Steps: flat almost everywhere.
                return Autograd.Record("DivBackward1", quotient, [this, other], [], (g, _, need) =>
                    [need[0] ? torch.zeros(a, g.type) : null, need[1] ? torch.zeros(b, g.type) : null]);
            }
            return Autograd.Record("DivBackward0", quotient, [this, other], saved!, (g, s, need) =>
                [need[0] ? (g / s[1]).SumTo(a) : null, need[1] ? (g * s[0] / (s[1] * s[1])).neg().SumTo(b) : null]);
        }

        /// <summary>Checks that this tensor may be overwritten.</summary>
        private Tensor Writable()
        {
            _ = Live;
            Autograd.CheckInPlace(this);
            return this;
        }

        /// <summary>Element-wise sum.</summary>
        public Tensor add(Tensor target) => Add(target, null);
        /// <summary>Adds alpha times the other tensor.</summary>
        public Tensor add(Tensor target, Scalar alpha)
        {
            using var scaled = target.mul(alpha);
            return Add(scaled, null);
        }
        /// <summary>Adds a number.</summary>
        public Tensor add(Scalar scalar) => Add(scalar, null);
        /// <summary>Adds alpha times a number.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) =>
            scalar.IsReal || alpha.IsReal ? add(scalar.AsDouble * alpha.AsDouble) : add(scalar.AsLong * alpha.AsLong);
        /// <summary>Adds in place.</summary>
        public Tensor add_(Tensor target) => Add(target, Writable());
        /// <summary>Adds alpha times the other tensor in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha)
        {
            using var scaled = target.mul(alpha);
            return Add(scaled, Writable());
        }
        /// <summary>Adds a number in place.</summary>
        public Tensor add_(Scalar scalar) => Add(scalar, Writable());
        /// <summary>Adds alpha times a number in place.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) =>
            scalar.IsReal || alpha.IsReal ? add_(scalar.AsDouble * alpha.AsDouble) : add_(scalar.AsLong * alpha.AsLong);

        /// <summary>Element-wise difference.</summary>
        public Tensor sub(Tensor target) => Sub(target, null);
        /// <summary>Subtracts a number.</summary>
        public Tensor sub(Scalar target) => Sub(target, null);
        /// <summary>Subtracts in place.</summary>
        public Tensor sub_(Tensor target) => Sub(target, Writable());
        /// <summary>Subtracts a number in place.</summary>
        public Tensor sub_(Scalar target) => Sub(target, Writable());
        /// <summary>Element-wise difference.</summary>
        public Tensor subtract(Tensor target) => sub(target);
        /// <summary>Subtracts a number.</summary>
        public Tensor subtract(Scalar target) => sub(target);
        /// <summary>Subtracts in place.</summary>
        public Tensor subtract_(Tensor target) => sub_(target);
        /// <summary>Subtracts a number in place.</summary>
        public Tensor subtract_(Scalar target) => sub_(target);

        /// <summary>Element-wise product.</summary>
        public Tensor mul(Tensor target) => Mul(target, null);
        /// <summary>Multiplies by a number.</summary>
        public Tensor mul(Scalar target) => Mul(target, null);
        /// <summary>Multiplies in place.</summary>
        public Tensor mul_(Tensor target) => Mul(target, Writable());
        /// <summary>Multiplies by a number in place.</summary>
        public Tensor mul_(Scalar target) => Mul(target, Writable());
        /// <summary>Element-wise product.</summary>
        public Tensor multiply(Tensor target) => mul(target);
        /// <summary>Multiplies by a number.</summary>
        public Tensor multiply(Scalar target) => mul(target);

        /// <summary>Element-wise quotient; integers give reals unless a rounding is asked for.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Div(target, rounding_mode, null);
        /// <summary>Divides by a number; integers give reals unless a rounding is asked for.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Div(target, rounding_mode, null);
        /// <summary>Divides in place.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Div(target, rounding_mode, Writable());
        /// <summary>Divides by a number in place.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Div(target, rounding_mode, Writable());
        /// <summary>Element-wise quotient.</summary>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        /// <summary>Divides by a number.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        /// <summary>Divides in place.</summary>
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);
        /// <summary>Divides by a number in place.</summary>
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);
        /// <summary>Element-wise quotient.</summary>
        public Tensor true_divide(Tensor other) => div(other);
        /// <summary>Divides by a number.</summary>
        public Tensor true_divide(Scalar other) => div(other);
        /// <summary>The quotient rounded toward minus infinity.</summary>
        public Tensor floor_divide(Tensor other) => div(other, RoundingMode.floor);
        /// <summary>The quotient rounded toward minus infinity.</summary>
        public Tensor floor_divide(Scalar other) => div(other, RoundingMode.floor);

        // this - quotient·other, the quotient rounded down (remainder) or toward zero (fmod).
        private Tensor Remainder<TOp>(Tensor other, RoundingMode rounding, Tensor? into) where TOp : struct, IBinaryOp
        {
            bool record = Autograd.Needed(this, other);
            var saved = !record ? null : into is null ? new[] { this, other } : [clone().detach_(), other];
            var result = Pointwise.Binary<TOp>(this, other, Dtypes.Result(this, other), into);
            if (into is not null) result.BumpVersion();
            if (!record) return result;
            var (a, b) = (sizes, other.sizes);
            return Autograd.Record("RemainderBackward0", result, [this, other], saved!, (g, s, need) =>
                [need[0] ? g.SumTo(a) : null, need[1] ? (g * s[0].div(s[1], rounding)).neg().SumTo(b) : null]);
        }

        /// <summary>The remainder, with the sign of the divisor.</summary>
        public Tensor remainder(Tensor target) => Remainder<RemainderOp>(target, RoundingMode.floor, null);
        /// <summary>The remainder, with the sign of the divisor.</summary>
        public Tensor remainder(Scalar scalar)
        {
            using var number = Factory.Number(scalar);
            return Remainder<RemainderOp>(number, RoundingMode.floor, null);
        }
        /// <summary>The remainder in place, with the sign of the divisor.</summary>
        public Tensor remainder_(Tensor target) => Remainder<RemainderOp>(target, RoundingMode.floor, Writable());
        /// <summary>The remainder in place, with the sign of the divisor.</summary>
        public Tensor remainder_(Scalar scalar)
        {
            using var number = Factory.Number(scalar);
            return Remainder<RemainderOp>(number, RoundingMode.floor, Writable());
        }
        /// <summary>The remainder, with the sign of the dividend.</summary>
        public Tensor fmod(Tensor target) => Remainder<FmodOp>(target, RoundingMode.trunc, null);
        /// <summary>The remainder, with the sign of the dividend.</summary>
        public Tensor fmod(Scalar scalar)
        {
            using var number = Factory.Number(scalar);
            return Remainder<FmodOp>(number, RoundingMode.trunc, null);
        }

        private Tensor Extreme<TOp, TWins>(Tensor other) where TOp : struct, IBinaryOp where TWins : struct, ICompareOp
        {
            var result = Pointwise.Binary<TOp>(this, other, Dtypes.Result(this, other));
            if (!Autograd.Needed(this, other)) return result;
            var (a, b) = (sizes, other.sizes);
            // Equal elements share the gradient.
            return Autograd.Record("MaximumBackward0", result, [this, other], [this, other], (g, s, need) =>
            {
                using var ties = s[0].eq(s[1]).to_type(g.type).mul_(0.5);
                return
                [
                    need[0] ? g.mul(Pointwise.Compare<TWins>(s[0], s[1]).to_type(g.type).add_(ties)).SumTo(a) : null,
                    need[1] ? g.mul(Pointwise.Compare<TWins>(s[1], s[0]).to_type(g.type).add_(ties)).SumTo(b) : null,
                ];
            });
        }

        /// <summary>The larger of each two elements; not-a-number wins.</summary>
        public Tensor maximum(Tensor other) => Extreme<MaxOp, GtOp>(other);
        /// <summary>The smaller of each two elements; not-a-number wins.</summary>
        public Tensor minimum(Tensor other) => Extreme<MinOp, LtOp>(other);
        /// <summary>The larger of each two elements.</summary>
        public Tensor max(Tensor other) => maximum(other);
        /// <summary>The smaller of each two elements.</summary>
        public Tensor min(Tensor other) => minimum(other);

        private Tensor Pow(Tensor exponent, Tensor? into)
        {
            bool record = Autograd.Needed(this, exponent);
            var saved = !record ? null : into is null ? new[] { this, exponent } : [clone().detach_(), exponent];
            var power = Pointwise.Binary<PowOp>(this, exponent, Dtypes.Result(this, exponent), into);
            if (into is not null) power.BumpVersion();
            if (!record) return power;
            var (a, b) = (sizes, exponent.sizes);
            return Autograd.Record("PowBackward1", power, [this, exponent], saved!, (g, s, need) =>
            [
                need[0] ? torch.where(s[1].eq(0), torch.zeros([], g.type), g * s[1] * s[0].pow(s[1] - 1)).SumTo(a) : null,
                need[1] ? torch.where(s[0].eq(0), torch.zeros([], g.type), g * s[0].pow(s[1]) * s[0].log()).SumTo(b) : null,
            ]);
        }

        private Tensor Pow(Scalar exponent, Tensor? into)
        {
            if (into is null && exponent.AsDouble == 2 && (!exponent.IsReal || Dtypes.IsFloat(type))) return square();
            bool record = Autograd.Needed(this);
            var saved = !record ? null : into is null ? new[] { this } : [clone().detach_()];
            using var number = Factory.Number(exponent);
            var power = Pointwise.Binary<PowOp>(this, number, Dtypes.Result(this, number), into);
            if (into is not null) power.BumpVersion();
            if (!record) return power;
            double p = exponent.AsDouble;
            return Autograd.Record("PowBackward0", power, [this], saved!, (g, s, _) =>
                [p == 0 ? g.zeros_like() : g * (s[0].pow(p - 1) * p)]);
        }

        /// <summary>Raises each element to a power.</summary>
        public Tensor pow(Tensor exponent) => Pow(exponent, null);
        /// <summary>Raises each element to a power.</summary>
        public Tensor pow(Scalar exponent) => Pow(exponent, null);
        /// <summary>Raises each element to a power in place.</summary>
        public Tensor pow_(Tensor exponent) => Pow(exponent, Writable());
        /// <summary>Raises each element to a power in place.</summary>
        public Tensor pow_(Scalar exponent) => Pow(exponent, Writable());

        /// <summary>The angle of the point (other, this) from the first axis, element by element.</summary>
        internal Tensor Atan2(Tensor other)
        {
            var result = Pointwise.Binary<Atan2Op>(this, other, Dtypes.ToFloat(Dtypes.Result(this, other)));
            if (!Autograd.Needed(this, other)) return result;
            var (a, b) = (sizes, other.sizes);
            return Autograd.Record("Atan2Backward0", result, [this, other], [this, other], (g, s, need) =>
            {
                var scaled = g / ((s[0] * s[0]) + (s[1] * s[1]));
                return [need[0] ? (scaled * s[1]).SumTo(a) : null, need[1] ? (scaled * s[0]).neg().SumTo(b) : null];
            });
        }
    }
}
