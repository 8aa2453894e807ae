namespace TorchSharp;

public static partial class torch
{
    /// <summary>One part of an index: a number, a range, a tensor, or one of the special parts.</summary>
    public struct TensorIndex
    {
        internal enum Kind
        {
            None,
            Single,
            Null,
            Ellipsis,
            Bool,
            Tensor,
            Slice,
        }

        internal long? Start { get; private init; }
        internal long? Stop { get; private init; }
        internal long? Step { get; private init; }
        internal Tensor? Places { get; private init; }
        internal Kind Sort { get; private init; }

        /// <summary>As many whole dimensions as are needed.</summary>
        public static TensorIndex Ellipsis = new() { Sort = Kind.Ellipsis };
        /// <summary>A new dimension of length 1.</summary>
        public static TensorIndex None = new() { Sort = Kind.None };
        /// <summary>A new dimension of length 1.</summary>
        public static TensorIndex Null = new() { Sort = Kind.Null };
        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon = Slice();

        /// <summary>Every step-th element from start up to stop.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Start = start, Stop = stop, Step = step, Sort = Kind.Slice };

        /// <summary>The elements from start up to end.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end, null);

        /// <summary>The elements of a range.</summary>
        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value,
            null);

        /// <summary>A new dimension of length 1 (true) or 0 (false).</summary>
        public static TensorIndex Bool(bool value) => new() { Start = value ? 1 : 0, Sort = Kind.Bool };

        /// <summary>One element of a dimension, which goes.</summary>
        public static TensorIndex Single(long? index) => new() { Start = index, Sort = Kind.Single };

        /// <summary>The elements at the places that an integer tensor names, or where a truth tensor is true.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { Places = tensor, Sort = Kind.Tensor };

        /// <summary>One element of a dimension.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);
        /// <summary>The elements from start up to end.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);
        /// <summary>The elements of a range.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);
        /// <summary>One element of a dimension.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);
        /// <summary>Exists to steer overload resolution.</summary>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public static implicit operator Tensor(TensorIndex value) => throw new InvalidOperationException("Should not be called.");
    }
}
