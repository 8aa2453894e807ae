namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        private static Tensor FromNumber(Scalar number, Tensor tensor, Func<Tensor, Tensor, Tensor> operation)
        {
            using var left = Factory.Number(number);
            return operation(left, tensor);
        }

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, int right) => left.add((Scalar)right);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, long right) => left.add((Scalar)right);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, float right) => left.add((Scalar)right);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, double right) => left.add((Scalar)right);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(int left, Tensor right) => right.add((Scalar)left);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(long left, Tensor right) => right.add((Scalar)left);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(float left, Tensor right) => right.add((Scalar)left);
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(double left, Tensor right) => right.add((Scalar)left);
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, int right) => left.sub((Scalar)right);
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, long right) => left.sub((Scalar)right);
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, float right) => left.sub((Scalar)right);
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, double right) => left.sub((Scalar)right);
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => FromNumber(left, right, static (a, b) => a.Sub(b, null));
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(int left, Tensor right) => FromNumber((Scalar)left, right, static (a, b) => a.Sub(b, null));
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(long left, Tensor right) => FromNumber((Scalar)left, right, static (a, b) => a.Sub(b, null));
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(float left, Tensor right) => FromNumber((Scalar)left, right, static (a, b) => a.Sub(b, null));
        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(double left, Tensor right) => FromNumber((Scalar)left, right, static (a, b) => a.Sub(b, null));
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, int right) => left.mul((Scalar)right);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, long right) => left.mul((Scalar)right);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, float right) => left.mul((Scalar)right);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, double right) => left.mul((Scalar)right);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(int left, Tensor right) => right.mul((Scalar)left);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(long left, Tensor right) => right.mul((Scalar)left);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(float left, Tensor right) => right.mul((Scalar)left);
        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(double left, Tensor right) => right.mul((Scalar)left);
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, int right) => left.div((Scalar)right);
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, long right) => left.div((Scalar)right);
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, float right) => left.div((Scalar)right);
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, double right) => left.div((Scalar)right);
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => FromNumber(left, right, static (a, b) => a.Div(b, RoundingMode.None, null));
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(int left, Tensor right) => FromNumber((Scalar)left, right, static (a, b) => a.Div(b, RoundingMode.None, null));
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(long left, Tensor right) => FromNumber((Scalar)left, right, static (a, b) => a.Div(b, RoundingMode.None, null));
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(float left, Tensor right) => FromNumber((Scalar)left, right, static (a, b) => a.Div(b, RoundingMode.None, null));
        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(double left, Tensor right) => FromNumber((Scalar)left, right, static (a, b) => a.Div(b, RoundingMode.None, null));
        /// <summary>Element-wise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);
        /// <summary>Element-wise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);
        /// <summary>Element-wise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, int right) => left.remainder((Scalar)right);
        /// <summary>Element-wise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, long right) => left.remainder((Scalar)right);
        /// <summary>Element-wise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, float right) => left.remainder((Scalar)right);
        /// <summary>Element-wise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, double right) => left.remainder((Scalar)right);
        /// <summary>Where elements are equal.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);
        /// <summary>Where elements are equal.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);
        /// <summary>Where elements are equal.</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);
        /// <summary>Where elements differ.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);
        /// <summary>Where elements differ.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);
        /// <summary>Where elements differ.</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);
        /// <summary>Where the left element is smaller.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);
        /// <summary>Where the left element is smaller.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);
        /// <summary>Where the left element is smaller.</summary>
        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);
        /// <summary>Where the left element is not larger.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);
        /// <summary>Where the left element is not larger.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);
        /// <summary>Where the left element is not larger.</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);
        /// <summary>Where the left element is larger.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);
        /// <summary>Where the left element is larger.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);
        /// <summary>Where the left element is larger.</summary>
        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);
        /// <summary>Where the left element is not smaller.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);
        /// <summary>Where the left element is not smaller.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);
        /// <summary>Where the left element is not smaller.</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);
        /// <summary>And, bit by bit or truth by truth.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);
        /// <summary>Or, bit by bit or truth by truth.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);
        /// <summary>Exclusive or, bit by bit or truth by truth.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);
        /// <summary>Not, bit by bit or truth by truth.</summary>
        public static Tensor operator ~(Tensor left) => left.bitwise_not();
        /// <summary>The negative of each element.</summary>
        public static Tensor operator -(Tensor tensor) => tensor.neg();
        /// <summary>The value of a single-element tensor.</summary>
        public static explicit operator float(Tensor value) => value.ToSingle();
        /// <summary>The value of a single-element tensor.</summary>
        public static explicit operator double(Tensor value) => value.ToDouble();
        /// <summary>The value of a single-element tensor.</summary>
        public static explicit operator long(Tensor value) => value.ToInt64();
        /// <summary>The value of a single-element tensor.</summary>
        public static explicit operator int(Tensor value) => value.ToInt32();
        /// <summary>The value of a single-element tensor.</summary>
        public static explicit operator short(Tensor value) => value.ToInt16();
        /// <summary>The value of a single-element tensor.</summary>
        public static explicit operator sbyte(Tensor value) => value.ToSByte();
        /// <summary>The value of a single-element tensor.</summary>
        public static explicit operator byte(Tensor value) => value.ToByte();
        /// <summary>The value of a single-element tensor.</summary>
        public static explicit operator bool(Tensor value) => value.ToBoolean();
        /// <summary>A zero-dimensional tensor of the value.</summary>
        public static implicit operator Tensor(float value) => Factory.FromScalar(value, null, null, false);
        /// <summary>A zero-dimensional tensor of the value.</summary>
        public static implicit operator Tensor(double value) => Factory.FromScalar(value, null, null, false);
        /// <summary>A zero-dimensional tensor of the value.</summary>
        public static implicit operator Tensor(long value) => Factory.FromScalar(value, null, null, false);
        /// <summary>A zero-dimensional tensor of the value.</summary>
        public static implicit operator Tensor(int value) => Factory.FromScalar(value, null, null, false);
        /// <summary>A zero-dimensional tensor of the value.</summary>
        public static implicit operator Tensor(short value) => Factory.FromScalar(value, null, null, false);
        /// <summary>A zero-dimensional tensor of the value.</summary>
        public static implicit operator Tensor(sbyte value) => Factory.FromScalar(value, null, null, false);
        /// <summary>A zero-dimensional tensor of the value.</summary>
        public static implicit operator Tensor(byte value) => Factory.FromScalar(value, null, null, false);
        /// <summary>A zero-dimensional tensor of the value.</summary>
        public static implicit operator Tensor(bool value) => Factory.FromScalar(value, null, null, false);
        /// <summary>A one-dimensional tensor of the values.</summary>
        public static implicit operator Tensor(float[] value) => Factory.FromSpan<float>(value, [value.Length], null, null, false);
        /// <summary>A one-dimensional tensor of the values.</summary>
        public static implicit operator Tensor(double[] value) => Factory.FromSpan<double>(value, [value.Length], null, null, false);
        /// <summary>A one-dimensional tensor of the values.</summary>
        public static implicit operator Tensor(long[] value) => Factory.FromSpan<long>(value, [value.Length], null, null, false);
        /// <summary>A one-dimensional tensor of the values.</summary>
        public static implicit operator Tensor(int[] value) => Factory.FromSpan<int>(value, [value.Length], null, null, false);
        /// <summary>A one-dimensional tensor of the values.</summary>
        public static implicit operator Tensor(short[] value) => Factory.FromSpan<short>(value, [value.Length], null, null, false);
        /// <summary>A one-dimensional tensor of the values.</summary>
        public static implicit operator Tensor(sbyte[] value) => Factory.FromSpan<sbyte>(value, [value.Length], null, null, false);
        /// <summary>A one-dimensional tensor of the values.</summary>
        public static implicit operator Tensor(byte[] value) => Factory.FromSpan<byte>(value, [value.Length], null, null, false);
        /// <summary>A one-dimensional tensor of the values.</summary>
        public static implicit operator Tensor(bool[] value) => Factory.FromSpan<bool>(value, [value.Length], null, null, false);
        /// <summary>A zero-dimensional tensor of the value.</summary>
        public static implicit operator Tensor(Scalar scalar)
        {
            using var number = Factory.Number(scalar);
            return number.clone();
        }
    }
}
