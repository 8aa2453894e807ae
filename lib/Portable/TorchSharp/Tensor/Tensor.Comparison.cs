namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        private Tensor Compare<TOp>(Tensor other, Tensor? into = null) where TOp : struct, ICompareOp
        {
            _ = Live;
            _ = other.Live;
            var result = Pointwise.Compare<TOp>(this, other, into);
            if (into is not null) result.BumpVersion();
            return result;
        }

        private Tensor Compare<TOp>(Scalar other, Tensor? into = null) where TOp : struct, ICompareOp
        {
            _ = Live;
            // As operations do, in the type in which the two meet.
            var result = Pointwise.Compare<TOp>(this, Factory.Scratch(other, Dtypes.Result(this, other)), into);
            if (into is not null) result.BumpVersion();
            return result;
        }

        /// <summary>Where elements are equal.</summary>
        public Tensor eq(Tensor target) => Compare<EqOp>(target);
        /// <summary>Where elements equal a number.</summary>
        public Tensor eq(Scalar target) => Compare<EqOp>(target);
        /// <summary>Where elements are equal, in place.</summary>
        public Tensor eq_(Tensor target) => Compare<EqOp>(target, Writable());
        /// <summary>Where elements equal a number, in place.</summary>
        public Tensor eq_(Scalar target) => Compare<EqOp>(target, Writable());
        /// <summary>Where elements are equal; see <see cref="Equals(Tensor)"/> for whole tensors.</summary>
        public Tensor equal(Tensor target) => eq(target);
        /// <summary>Where elements differ.</summary>
        public Tensor ne(Tensor target) => Compare<NeOp>(target);
        /// <summary>Where elements differ from a number.</summary>
        public Tensor ne(Scalar target) => Compare<NeOp>(target);
        /// <summary>Where elements differ, in place.</summary>
        public Tensor ne_(Tensor target) => Compare<NeOp>(target, Writable());
        /// <summary>Where elements differ from a number, in place.</summary>
        public Tensor ne_(Scalar target) => Compare<NeOp>(target, Writable());
        /// <summary>Where elements differ.</summary>
        public Tensor not_equal(Tensor target) => ne(target);
        /// <summary>Where elements are smaller.</summary>
        public Tensor lt(Tensor target) => Compare<LtOp>(target);
        /// <summary>Where elements are smaller than a number.</summary>
        public Tensor lt(Scalar target) => Compare<LtOp>(target);
        /// <summary>Where elements are smaller, in place.</summary>
        public Tensor lt_(Tensor target) => Compare<LtOp>(target, Writable());
        /// <summary>Where elements are smaller than a number, in place.</summary>
        public Tensor lt_(Scalar target) => Compare<LtOp>(target, Writable());
        /// <summary>Where elements are smaller.</summary>
        public Tensor less(Tensor target) => lt(target);
        /// <summary>Where elements are not larger.</summary>
        public Tensor le(Tensor target) => Compare<LeOp>(target);
        /// <summary>Where elements are not larger than a number.</summary>
        public Tensor le(Scalar target) => Compare<LeOp>(target);
        /// <summary>Where elements are not larger, in place.</summary>
        public Tensor le_(Tensor target) => Compare<LeOp>(target, Writable());
        /// <summary>Where elements are not larger than a number, in place.</summary>
        public Tensor le_(Scalar target) => Compare<LeOp>(target, Writable());
        /// <summary>Where elements are not larger.</summary>
        public Tensor less_equal(Tensor target) => le(target);
        /// <summary>Where elements are larger.</summary>
        public Tensor gt(Tensor target) => Compare<GtOp>(target);
        /// <summary>Where elements are larger than a number.</summary>
        public Tensor gt(Scalar target) => Compare<GtOp>(target);
        /// <summary>Where elements are larger, in place.</summary>
        public Tensor gt_(Tensor target) => Compare<GtOp>(target, Writable());
        /// <summary>Where elements are larger than a number, in place.</summary>
        public Tensor gt_(Scalar target) => Compare<GtOp>(target, Writable());
        /// <summary>Where elements are larger.</summary>
        public Tensor greater(Tensor target) => gt(target);
        /// <summary>Where elements are not smaller.</summary>
        public Tensor ge(Tensor target) => Compare<GeOp>(target);
        /// <summary>Where elements are not smaller than a number.</summary>
        public Tensor ge(Scalar target) => Compare<GeOp>(target);
        /// <summary>Where elements are not smaller, in place.</summary>
        public Tensor ge_(Tensor target) => Compare<GeOp>(target, Writable());
        /// <summary>Where elements are not smaller than a number, in place.</summary>
        public Tensor ge_(Scalar target) => Compare<GeOp>(target, Writable());
        /// <summary>Where elements are not smaller.</summary>
        public Tensor greater_equal(Tensor target) => ge(target);

        /// <summary>Where both elements are true.</summary>
        public Tensor logical_and(Tensor other) => Compare<LogicalAndOp>(other);
        /// <summary>Where either element is true.</summary>
        public Tensor logical_or(Tensor other) => Compare<LogicalOrOp>(other);
        /// <summary>Where just one element is true.</summary>
        public Tensor logical_xor(Tensor other) => Compare<LogicalXorOp>(other);
        /// <summary>Where both elements are true, in place.</summary>
        public Tensor logical_and_(Tensor other) => Compare<LogicalAndOp>(other, Writable());
        /// <summary>Where either element is true, in place.</summary>
        public Tensor logical_or_(Tensor other) => Compare<LogicalOrOp>(other, Writable());
        /// <summary>Where just one element is true, in place.</summary>
        public Tensor logical_xor_(Tensor other) => Compare<LogicalXorOp>(other, Writable());
        /// <summary>Where elements are not true.</summary>
        public Tensor logical_not() => Test<IsZeroOp>();

        private Tensor Test<TOp>() where TOp : struct, ITestOp
        {
            _ = Live;
            return Pointwise.Test<TOp>(this);
        }

        /// <summary>Where elements are not a number.</summary>
        public Tensor isnan() => Test<IsNanOp>();
        /// <summary>Where elements are infinite.</summary>
        public Tensor isinf() => Test<IsInfOp>();
        /// <summary>Where elements are neither infinite nor not a number.</summary>
        public Tensor isfinite() => Test<IsFiniteOp>();
        /// <summary>Where elements are plus infinity.</summary>
        public Tensor isposinf() => Test<IsPosInfOp>();
        /// <summary>Where elements are minus infinity.</summary>
        public Tensor isneginf() => Test<IsNegInfOp>();
        /// <summary>Where elements have a minus sign.</summary>
        public Tensor signbit() => Test<SignBitOp>();

        private Tensor Bits<TOp>(Tensor other, Tensor? into) where TOp : struct, IBinaryOp
        {
            var common = Dtypes.Result(this, other);
            if (Dtypes.IsFloat(common)) throw Dims.Error($"\"bitwise_and_cpu\" not implemented for '{Dtypes.Name(common)}'");
            var result = Pointwise.Binary<TOp>(this, other, common, into);
            if (into is not null) result.BumpVersion();
            return result;
        }

        /// <summary>And, bit by bit or truth by truth.</summary>
        public Tensor bitwise_and(Tensor other) => Bits<AndOp>(other, null);
        /// <summary>Or, bit by bit or truth by truth.</summary>
        public Tensor bitwise_or(Tensor other) => Bits<OrOp>(other, null);
        /// <summary>Exclusive or, bit by bit or truth by truth.</summary>
        public Tensor bitwise_xor(Tensor other) => Bits<XorOp>(other, null);
        /// <summary>And in place.</summary>
        public Tensor bitwise_and_(Tensor other) => Bits<AndOp>(other, Writable());
        /// <summary>Or in place.</summary>
        public Tensor bitwise_or_(Tensor other) => Bits<OrOp>(other, Writable());
        /// <summary>Exclusive or in place.</summary>
        public Tensor bitwise_xor_(Tensor other) => Bits<XorOp>(other, Writable());
        /// <summary>Not, bit by bit or truth by truth.</summary>
        public Tensor bitwise_not() => type == ScalarType.Bool ? logical_not() : Pointwise.Unary<BitwiseNotOp>(this);

        /// <summary>Where elements are close: |this - other| ≤ atol + rtol·|other|.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false)
        {
            using var guard = no_grad();
            using var scope = NewDisposeScope();
            var close = eq(other);
            if (nanEqual) close = close.logical_or(isnan().logical_and(other.isnan()));
            var near = sub(other).abs().le(other.abs().mul(rtol).add(atol));
            return close.logical_or(near.logical_and(sub(other).isfinite())).MoveToOuterDisposeScope();
        }

        /// <summary>Whether all elements are close: |this - target| ≤ atol + rtol·|target|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            using var close = isclose(target, rtol, atol, equal_nan);
            using var all = close.all();
            return all.ToBoolean();
        }
    }
}
