using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Neural networks: layers, losses, initialisation and their functional forms.</summary>
    public static partial class nn
    {
        /// <summary>
        /// Base class of all neural network modules. A model derives from one of the typed versions, holds its layers and
        /// parameters in fields, and calls RegisterComponents() at the end of its constructor.
        /// </summary>
        public partial class Module : IDisposable
        {
            /// <summary>Sub-modules by name, in the order of registration.</summary>
            protected OrderedDict<string, Module> _internal_submodules = [];

            /// <summary>Buffers by name; the flag tells whether the buffer is part of the state dictionary.</summary>
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = [];

            /// <summary>Parameters by name, in the order of registration.</summary>
            protected OrderedDict<string, Parameter> _internal_params = [];

            /// <summary>The name given to the constructor.</summary>
            protected string? name;

            private bool _training = true;
            private bool _disposed;

            /// <summary>Names the module.</summary>
            /// <param name="name">The name that GetName() shows.</param>
            protected Module(string name) => this.name = name;

            /// <summary>Does nothing: tensors reclaim themselves.</summary>
            ~Module() => Dispose(false);

            internal bool IsDisposed => _disposed;

            /// <summary>True in training mode (the default), false in evaluation mode.</summary>
            public virtual bool training => _training;

            /// <summary>Disposes the parameters, the buffers and all sub-modules.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Releases the tensors that the module owns.</summary>
            /// <param name="disposing">True when called by Dispose().</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed) return;
                foreach (var (_, buffer) in named_buffers(false)) buffer.DetachFromDisposeScope().Dispose();
                foreach (var (_, parameter) in named_parameters(false)) parameter.DetachFromDisposeScope().Dispose();
                foreach (var (_, module) in named_modules()) module.Dispose();
                _disposed = true;
            }

            /// <summary>The name given to the constructor, or the type's name.</summary>
            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            /// <summary>Applies an action to every sub-module, children first, and then to this module.</summary>
            /// <param name="fn">The action, e.g. an initialisation.</param>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, module) in _internal_submodules) module.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Puts the module and its sub-modules in training or evaluation mode (dropout, batch normalisation).</summary>
            /// <param name="train">True for training, false for evaluation.</param>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, module) in named_children()) module.train(train);
            }

            /// <summary>Puts the module and its sub-modules in evaluation mode.</summary>
            public virtual void eval() => train(false);

            /// <summary>Drops or zeroes the gradients of all parameters.</summary>
            /// <param name="set_to_none">True to drop the gradient tensors, false to fill them with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var (_, parameter) in named_parameters())
                {
                    using var gradient = parameter.grad;
                    if (gradient is null) continue;
                    if (set_to_none) parameter.grad = null;
                    else gradient.zero_();
                }
            }

            /// <summary>Device and element type, with the defaults filled in.</summary>
            /// <param name="device">The device, or null for the default.</param>
            /// <param name="dtype">The element type, or null for the default.</param>
            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? CPU, dtype ?? get_default_dtype());
        }
    }
}
