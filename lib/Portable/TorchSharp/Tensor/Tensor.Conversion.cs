namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The tensor in another type: itself (another handle) where it is of that type already.</summary>
        /// <param name="type">The wanted type.</param>
        /// <param name="copy">Whether to copy even where nothing changes.</param>
        /// <param name="disposeAfter">Whether to dispose this tensor.</param>
        /// <param name="non_blocking">Without effect on the CPU.</param>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            _ = Live;
            Tensor result;
            if (type == this.type)
            {
                result = copy ? clone() : alias();
            }
            else
            {
                result = Copying.Convert(this, type);
                var original = this.type;
                if (Dtypes.IsFloat(type) && Autograd.Needed(this))
                    Autograd.Record("ToCopyBackward0", result, [this], [], (g, _, _) => [g.to_type(original)]);
            }
            if (disposeAfter) Dispose();
            return result;
        }

        /// <inheritdoc cref="to_type"/>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter);

        /// <summary>The tensor on a device; the CPU is the only one.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Factory.CheckDevice(device);
            var result = copy ? clone() : alias();
            if (disposeAfter) Dispose();
            return result;
        }

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter);

        /// <summary>The tensor in another type, on a device.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Factory.CheckDevice(device);
            return to(type, copy, disposeAfter);
        }

        /// <summary>The tensor in the type and on the device of another.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device);

        /// <summary>The tensor on the CPU: another handle on this one.</summary>
        public Tensor cpu() => alias();

        /// <summary>Fails: the portable library has no GPU.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA);

        /// <summary>The tensor in the type of another.</summary>
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);
        /// <summary>The tensor as truth values.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);
        /// <summary>The tensor as unsigned 8-bit integers.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);
        /// <summary>The tensor as signed 8-bit integers.</summary>
        public Tensor @char() => to_type(ScalarType.Int8);
        /// <summary>The tensor as 16-bit integers.</summary>
        public Tensor @short() => to_type(ScalarType.Int16);
        /// <summary>The tensor as 32-bit integers.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);
        /// <summary>The tensor as 64-bit integers.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);
        /// <summary>The tensor in half precision.</summary>
        public Tensor half() => to_type(ScalarType.Float16);
        /// <summary>The tensor in single precision.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);
        /// <summary>The tensor in double precision.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>Overwrites this tensor with another, broadcast and converted.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            Writable();
            var shape = Dims.Broadcast(sizes, source.shape);
            if (!shape.AsSpan().SequenceEqual(sizes))
                throw Dims.Error($"output with shape {Dims.Text(sizes)} doesn't match the broadcast shape {Dims.Text(shape)}");
            if (source.storage == storage && !ReferenceEquals(source, this))
            {
                using var apart = source.clone().detach_();
                Copying.Copy(this, apart);
            }
            else
            {
                Copying.Copy(this, source);
            }
            BumpVersion();
            if (!Autograd.Needed(this, source)) return this;
            var from = source.sizes;
            return Autograd.Record("CopyBackwards", this, [this, source], [], (g, _, need) =>
                [need[0] ? g.zeros_like() : null, need[1] ? g.SumTo(from) : null]);
        }

        /// <summary>Sets every element to a number.</summary>
        public Tensor fill_(Scalar value)
        {
            Writable();
            Copying.Fill(this, value);
            BumpVersion();
            return Autograd.Needed(this)
                ? Autograd.Record("FillBackward0", this, [this], [], static (g, _, _) => [g.zeros_like()])
                : this;
        }

        /// <summary>Sets every element to zero.</summary>
        public Tensor zero_() => fill_(0);

        /// <summary>Makes this handle one on the memory, shape and steps of another tensor of its type.</summary>
        public Tensor set_(Tensor source)
        {
            _ = Live;
            if (source.dtype != type) throw Dims.Error($"Could not set tensor of type {Dtypes.Name(source.type)} to a tensor of type {Dtypes.Name(type)}");
            var old = storage!;
            storage = source.storage!.AddReference();
            old.Release();
            (sizes, strides, offset) = (source.sizes, source.strides, source.offset);
            return this;
        }
    }
}
