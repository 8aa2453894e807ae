using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves parameters and buffers to a device and converts them.</summary>
            /// <param name="device">The device.</param>
            /// <param name="dtype">A floating-point type.</param>
            /// <param name="non_blocking">Has no effect on a CPU.</param>
            /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
            /// <exception cref="InvalidOperationException">The device is not available.</exception>
            internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RequireFloatingPoint(dtype);
                RequireAvailable(device.type);
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            /// <summary>Moves parameters and buffers to a device.</summary>
            /// <param name="deviceType">CPU or CUDA.</param>
            /// <param name="deviceIndex">The device's index, -1 for the CPU.</param>
            /// <param name="non_blocking">Has no effect on a CPU.</param>
            /// <exception cref="InvalidOperationException">The device is not available.</exception>
            internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                RequireAvailable(deviceType);
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            /// <summary>Converts parameters and floating-point buffers.</summary>
            /// <param name="dtype">A floating-point type.</param>
            /// <param name="non_blocking">Has no effect on a CPU.</param>
            /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
            internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireFloatingPoint(dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            /// <summary>Converts the sub-modules, then replaces this module's own tensors, in its fields and properties too.</summary>
            /// <param name="dtype">The element type, or null to keep it.</param>
            /// <param name="device">The device, or null to keep it.</param>
            /// <param name="non_blocking">Has no effect on a CPU.</param>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var (_, child) in named_children())
                {
                    if (device is null) child._to(dtype!.Value, non_blocking);
                    else if (dtype is null) child._to(device.type, device.index, non_blocking);
                    else child._to(device, dtype.Value, non_blocking);
                }
                foreach (var (name, parameter) in named_parameters(false).ToList())
                {
                    if (!ReplaceParameter(dtype, device, parameter, out var replacement)) continue;
                    ConditionallyRegisterParameter(name, replacement);
                    if (!SetMember(name, replacement)) parameter.Dispose();
                }
                foreach (var (name, buffer) in named_buffers(false).ToList())
                {
                    if (!ReplaceBuffer(dtype, device, buffer, out var replacement)) continue;
                    ConditionallyRegisterBuffer(name, replacement);
                    SetMember(name, replacement);
                }
            }

            /// <summary>A converted copy of a buffer, where it has to change; integers keep their type.</summary>
            /// <param name="dtype">The element type, or null to keep it.</param>
            /// <param name="device">The device, or null to keep it.</param>
            /// <param name="buffer">The buffer; disposed if it is replaced.</param>
            /// <param name="result">Its replacement.</param>
            protected static bool ReplaceBuffer(ScalarType? dtype, Device? device, Tensor buffer, out Tensor? result)
            {
                result = null;
                if (dtype is not { } type || !IsFloatingPoint(buffer.dtype) || buffer.dtype == type) return false;
                result = buffer.to(type, disposeAfter: true).DetachFromDisposeScope();
                return true;
            }

            /// <summary>A converted copy of a parameter and of its gradient, where it has to change.</summary>
            /// <param name="dtype">The element type, or null to keep it.</param>
            /// <param name="device">The device, or null to keep it.</param>
            /// <param name="param">The parameter.</param>
            /// <param name="p">Its replacement.</param>
            protected static bool ReplaceParameter(ScalarType? dtype, Device? device, Parameter param, out Parameter? p)
            {
                p = null;
                if (dtype is not { } type || !IsFloatingPoint(param.dtype) || param.dtype == type) return false;
                using var unrecorded = no_grad(); // the copy is a leaf of its own
                p = new Parameter(param.to(type), param.requires_grad);
                p.DetachFromDisposeScope();
                if (param.grad is { } gradient) p.grad = gradient.to(type);
                return true;
            }

            private bool SetMember(string name, Tensor? value)
            {
                var property = GetType().GetProperties(AllInstanceMembers)
                    .FirstOrDefault(candidate => candidate.Name == name && candidate.CanWrite && candidate.PropertyType.IsInstanceOfType(value));
                if (property is not null)
                {
                    property.SetValue(this, value); // the setter disposes what it replaces
                    return true;
                }
                FieldsOf(GetType()).FirstOrDefault(field => field.ComponentName() == name)?.SetValue(this, value);
                return false;
            }

            private static bool IsFloatingPoint(ScalarType type) =>
                type is ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16;

            private static void RequireFloatingPoint(ScalarType type)
            {
                if (!IsFloatingPoint(type))
                    throw new ArgumentException(
                        $"nn.Module.to only accepts floating point or complex types, but got desired dtype={type}");
            }

            private static void RequireAvailable(DeviceType type)
            {
                if (type == DeviceType.CUDA && !cuda.is_available()) throw new InvalidOperationException("CUDA is not available.");
            }
        }
    }
}
