using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their dotted names; a shared parameter is listed once.</summary>
            /// <param name="recurse">Whether to descend into sub-modules.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                foreach (var (name, parameter) in _internal_params)
                    if (!parameter.IsInvalid && seen.Add(parameter))
                        yield return (name, parameter);
                if (!recurse) yield break;
                foreach (var (prefix, module) in _internal_submodules)
                    foreach (var (name, parameter) in module.named_parameters(true))
                        if (seen.Add(parameter))
                            yield return ($"{prefix}.{name}", parameter);
            }

            /// <summary>The parameters.</summary>
            /// <param name="recurse">Whether to descend into sub-modules.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            /// <summary>The persistent buffers with their dotted names.</summary>
            /// <param name="recurse">Whether to descend into sub-modules.</param>
            /// <param name="include_nonpersistent">Passed on to sub-modules.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                foreach (var (name, (buffer, persistent)) in _internal_buffers)
                    if (persistent && !buffer.IsInvalid && seen.Add(buffer))
                        yield return (name, buffer);
                if (!recurse) yield break;
                foreach (var (prefix, module) in _internal_submodules)
                    foreach (var (name, buffer) in module.named_buffers(true, include_nonpersistent))
                        if (seen.Add(buffer))
                            yield return ($"{prefix}.{name}", buffer);
            }

            /// <summary>The persistent buffers.</summary>
            /// <param name="recurse">Whether to descend into sub-modules.</param>
            /// <param name="include_nonpersistent">Passed on to sub-modules.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            /// <summary>The direct sub-modules with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            /// <summary>The direct sub-modules.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(entry => entry.module);

            /// <summary>All sub-modules with their dotted names: first the direct ones, then those of each.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in _internal_submodules) yield return child;
                foreach (var (prefix, child) in _internal_submodules)
                    foreach (var (name, module) in child.named_modules())
                        yield return ($"{prefix}.{name}", module);
            }

            /// <summary>All sub-modules.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            /// <summary>True if there is a buffer of that name.</summary>
            /// <param name="target">A dotted name.</param>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>True if there is a parameter of that name.</summary>
            /// <param name="target">A dotted name.</param>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The buffer of that name, or null.</summary>
            /// <param name="target">A dotted name.</param>
            public virtual Tensor? get_buffer(string target)
            {
                if (_internal_buffers.TryGetValue(target, out var entry)) return entry.Item1;
                return Descend(target) is var (child, rest) ? child.get_buffer(rest) : null;
            }

            /// <summary>The parameter of that name, or null.</summary>
            /// <param name="target">A dotted name.</param>
            public virtual Parameter? get_parameter(string target)
            {
                if (_internal_params.TryGetValue(target, out var parameter)) return parameter;
                return Descend(target) is var (child, rest) ? child.get_parameter(rest) : null;
            }

            private (Module Child, string Remainder)? Descend(string target)
            {
                int dot = target.IndexOf('.');
                if (dot < 0) return null;
                foreach (var (name, child) in named_children())
                    if (name == target[..dot])
                        return (child, target[(dot + 1)..]);
                return null;
            }
        }
    }
}
