using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Part of the tensor, by an index that may have numbers, ranges, tensors and special parts.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>Part of the tensor, by tensors of places or of truth values.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>Part of the tensor, by numbers.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => At(indices);
            set => SetAt(value, indices);
        }

        /// <summary>The part of the tensor at an index of its first dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => SetAt(value, i1);
        }

        /// <summary>The part of the tensor at an index of its first dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => At(i1, i2);
            set => SetAt(value, i1, i2);
        }

        /// <summary>The part of the tensor at an index of its first dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => At(i1, i2, i3);
            set => SetAt(value, i1, i2, i3);
        }

        /// <summary>The part of the tensor at an index of its first dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At(i1, i2, i3, i4);
            set => SetAt(value, i1, i2, i3, i4);
        }

        /// <summary>The part of the tensor at an index of its first dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => At(i1, i2, i3, i4, i5);
            set => SetAt(value, i1, i2, i3, i4, i5);
        }

        /// <summary>The part of the tensor at an index of its first dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => At(i1, i2, i3, i4, i5, i6);
            set => SetAt(value, i1, i2, i3, i4, i5, i6);
        }

        private Tensor At(params ReadOnlySpan<long> indices)
        {
            var result = select(0, indices[0]);
            for (int i = 1; i < indices.Length; i++)
            {
                using var outer = result;
                result = outer.select(0, indices[i]);
            }
            return result;
        }

        private void SetAt(Tensor value, params ReadOnlySpan<long> indices)
        {
            var parts = new TensorIndex[indices.Length];
            for (int i = 0; i < parts.Length; i++) parts[i] = TensorIndex.Single(indices[i]);
            index_put_(value, parts);
        }

        /// <summary>Part of the tensor, by an index that may have numbers, ranges, tensors and special parts.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            return new IndexPath(this, indices).Read(this).MoveToOuterDisposeScope();
        }

        /// <summary>Part of the tensor, by tensors of places or of truth values.</summary>
        public Tensor index(params Tensor[] indices) => index(Parts(indices));

        private static TensorIndex[] Parts(Tensor[] indices)
        {
            var parts = new TensorIndex[indices.Length];
            for (int i = 0; i < parts.Length; i++) parts[i] = TensorIndex.Tensor(indices[i]);
            return parts;
        }

        /// <summary>Writes a value, broadcast, to part of the tensor.</summary>
        /// <param name="value">What to write.</param>
        /// <param name="indices">Where.</param>
        /// <param name="accumulate">Whether to add instead.</param>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            Writable();
            using (NewDisposeScope())
            using (no_grad())
            {
                new IndexPath(this, indices).Write(this, value, accumulate);
            }
            BumpVersion();
            if (!Autograd.Needed(this, value)) return this;
            var shape = value.sizes;
            return Autograd.Record("IndexPutBackward0", this, [this, value], Places(indices), (g, s, need) =>
            {
                var again = WithPlaces(indices, s);
                return
                [
                    !need[0] ? null : accumulate ? g : g.clone().index_put_(torch.zeros([], g.type), again),
                    need[1] ? g.index(again).SumTo(shape) : null,
                ];
            });
        }

        /// <summary>The tensors in an index.</summary>
        private static Tensor[] Places(TensorIndex[] indices)
        {
            var places = new List<Tensor>();
            foreach (var index in indices)
            {
                if (index.Places is { } tensor) places.Add(tensor);
            }
            return [.. places];
        }

        /// <summary>The index with other tensors in it.</summary>
        private static TensorIndex[] WithPlaces(TensorIndex[] indices, Tensor[] places)
        {
            var result = (TensorIndex[])indices.Clone();
            for (int i = 0, next = 0; i < result.Length; i++)
            {
                if (result[i].Places is not null) result[i] = TensorIndex.Tensor(places[next++]);
            }
            return result;
        }

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);
        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Parts(indices), false);
        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => index_put_(value, Parts(indices), accumulate);

        /// <summary>Writes a number to part of the tensor.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = Factory.Number(value, dtype);
            return index_put_(number, indices, false);
        }

        /// <summary>Writes a number to part of the tensor.</summary>
        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Parts(indices));
    }
}
