namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        private Tensor Clamp(Scalar? min, Scalar? max, Tensor? into)
        {
            _ = Live;
            if (min is null && max is null) throw Dims.Error("torch.clamp: At least one of 'min' or 'max' must not be None");
            bool record = Autograd.Needed(this);
            var saved = !record ? null : into is null ? this : clone().detach_();
            var result = this;
            var common = type;
            if (min is not null) common = Dtypes.Promote(common, Dtypes.Result(this, min));
            if (max is not null) common = Dtypes.Promote(common, Dtypes.Result(this, max));
            if (min is not null)
            {
                using var low = Factory.Number(min);
                result = Pointwise.Binary<MaxOp>(this, low, common, into);
            }
            if (max is not null)
            {
                // The upper bound wins where the bounds cross, as in PyTorch.
                using var high = Factory.Number(max);
                result = Pointwise.Binary<MinOp>(result, high, common, into ?? (ReferenceEquals(result, this) ? null : result));
            }
            if (into is not null) result.BumpVersion();
            if (!record) return result;
            return Autograd.Record("ClampBackward1", result, [this], [saved!], (g, s, _) =>
            {
                using var inside = InRange(s[0], min, max);
                return [g * inside];
            });
        }

        private static Tensor InRange(Tensor x, Scalar? min, Scalar? max)
        {
            if (min is null) return x.le(max!);
            if (max is null) return x.ge(min);
            return x.ge(min).logical_and_(x.le(max));
        }

        private Tensor Clamp(Tensor? min, Tensor? max)
        {
            if (min is null && max is null) throw Dims.Error("torch.clamp: At least one of 'min' or 'max' must not be None");
            var lower = min is null ? this : maximum(min);
            return max is null ? lower : lower.minimum(max);
        }

        /// <summary>Limits each element to a range, open where a bound is left out.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Clamp(min, max, null);
        /// <summary>Limits each element to a range that may differ by element, open where a bound is left out.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Clamp(min, max);
        /// <summary>Limits each element to a range in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Clamp(min, max, Writable());
        /// <summary>Limits each element to a range in place.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null)
        {
            using var limited = Clamp(min, max);
            return copy_(limited);
        }
        /// <summary>Limits each element from above.</summary>
        public Tensor clamp_max(Scalar max) => Clamp(null, max, null);
        /// <summary>Limits each element from above in place.</summary>
        public Tensor clamp_max_(Scalar max) => Clamp(null, max, Writable());
        /// <summary>Limits each element from below.</summary>
        public Tensor clamp_min(Scalar min) => Clamp(min, null, null);
        /// <summary>Limits each element from below in place.</summary>
        public Tensor clamp_min_(Scalar min) => Clamp(min, null, Writable());
        /// <summary>Limits each element to a range.</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => Clamp(min, max, null);

        /// <summary>Other numbers in place of not-a-number and infinities; the largest finite ones where left out.</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null)
        {
            _ = Live;
            if (!Dtypes.IsFloat(type)) return clone();
            double most = type == ScalarType.Float32 ? float.MaxValue : double.MaxValue;
            using var scope = NewDisposeScope();
            return masked_fill(isnan(), nan)
                .masked_fill(isposinf(), posinf ?? most)
                .masked_fill(isneginf(), neginf ?? -most).MoveToOuterDisposeScope();
        }

        /// <summary>A point on the way to another tensor: this + weight·(end - this).</summary>
        public Tensor lerp(Tensor end, Tensor weight)
        {
            using var way = end.sub(this);
            using var part = way.mul(weight);
            return add(part);
        }

        /// <summary>this + value·tensor1·tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var product = tensor1.mul(tensor2);
            return add(product, value);
        }

        /// <summary>this + value·tensor1·tensor2, in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var product = tensor1.mul(tensor2);
            return add_(product, value);
        }

        /// <summary>this + value·tensor1/tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var quotient = tensor1.div(tensor2);
            return add(quotient, value);
        }

        /// <summary>this + tensor1/tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => addcdiv(tensor1, tensor2, 1);

        /// <summary>this + value·tensor1/tensor2, in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using var quotient = tensor1.div(tensor2);
            return add_(quotient, value);
        }

        /// <summary>this + tensor1/tensor2, in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => addcdiv_(tensor1, tensor2, 1);

        /// <summary>The angle of the point (other, this) from the first axis.</summary>
        public Tensor atan2(Tensor other) => Atan2(other);
        /// <summary>The angle of the point (other, this) from the first axis.</summary>
        public Tensor arctan2(Tensor other) => Atan2(other);
        /// <summary>Degrees to radians.</summary>
        public Tensor deg2rad() => mul(Math.PI / 180);
        /// <summary>Radians to degrees.</summary>
        public Tensor rad2deg() => mul(180 / Math.PI);
    }
}
