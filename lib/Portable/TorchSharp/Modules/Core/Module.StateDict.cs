using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Parameters and persistent buffers by dotted name. The tensors are the module's own, not copies.</summary>
            /// <param name="destination">A dictionary to fill, or null for a new one.</param>
            /// <param name="prefix">What to put in front of every name.</param>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Key(string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";
                foreach (var (name, parameter) in named_parameters()) destination.TryAdd(Key(name), parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false)) destination.TryAdd(Key(name), buffer);
                foreach (var (name, module) in _internal_submodules) module.state_dict(destination, Key(name));
                return destination;
            }

            /// <summary>Copies values from a state dictionary into the module's own tensors.</summary>
            /// <param name="source">Values by name.</param>
            /// <param name="strict">Whether both must have exactly the same names.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>The names missing from the source, and those that the module does not have.</returns>
            /// <exception cref="InvalidOperationException">The names differ and strict is true.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var destination = state_dict();
                bool Skipped(string key) => skip is not null && skip.Contains(key);
                var unexpected = source.Keys.Where(key => !Skipped(key) && !destination.ContainsKey(key)).ToList();
                var missing = destination.Keys.Where(key => !Skipped(key) && !source.ContainsKey(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                    throw new InvalidOperationException("The loaded state_dict is not identical to the target dictionary." +
                        Names(" Missing: ", missing) + Names(" Unexpected: ", unexpected));

                using var inference = no_grad(); // a leaf that requires a gradient may not be written in place otherwise
                foreach (var (key, value) in source)
                    if (!Skipped(key) && destination.TryGetValue(key, out var target))
                        target.copy_(value);
                return (missing, unexpected);

                static string Names(string title, List<string> keys) => keys.Count == 0 ? "" : title + string.Join(", ", keys) + ".";
            }

            /// <summary>Writes the state dictionary to a file.</summary>
            /// <param name="location">The file, replaced if it exists.</param>
            /// <param name="skip">Names to leave out.</param>
            public Module save(string location, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(File.Create(location));
                return save(writer, skip);
            }

            /// <summary>Writes the state dictionary to a stream, and closes it.</summary>
            /// <param name="stream">A stream open for writing.</param>
            /// <param name="skip">Names to leave out.</param>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes the state dictionary.</summary>
            /// <param name="writer">A writer.</param>
            /// <param name="skip">Names to leave out.</param>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes a state dictionary: the number of entries (LEB128), then name and tensor of each.</summary>
            /// <param name="writer">A writer.</param>
            /// <param name="sd">The state dictionary.</param>
            /// <param name="skip">Names to leave out.</param>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var entries = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                Leb128.Write(writer, entries.Count);
                foreach (var (key, tensor) in entries)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            /// <summary>Reads values from a file written by save().</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether the file must have exactly the module's names.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Filled with each name in the file and whether the module has it.</param>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="ArgumentException">The names differ and strict is true.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException(location);
                using var reader = new BinaryReader(File.OpenRead(location));
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads values from a stream written by save(), and closes it.</summary>
            /// <param name="stream">A stream open for reading.</param>
            /// <param name="strict">Whether the stream must have exactly the module's names.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Filled with each name in the stream and whether the module has it.</param>
            /// <exception cref="ArgumentException">The names differ and strict is true.</exception>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads values written by save().</summary>
            /// <param name="reader">A reader.</param>
            /// <param name="strict">Whether it must have exactly the module's names.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Filled with each name read and whether the module has it.</param>
            /// <exception cref="ArgumentException">The names differ and strict is true, or a tensor has another shape or type.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                var target = state_dict();
                long entries = Leb128.Read(reader);
                if (entries != target.Count && strict)
                    throw new ArgumentException($"Mismatched state_dict sizes: expected {target.Count}, but found {entries} entries.");
                for (long i = 0; i < entries; i++)
                {
                    string key = reader.ReadString();
                    bool found = target.TryGetValue(key, out var tensor);
                    if (!found && strict)
                        throw new ArgumentException(
                            $"Mismatched module state names: the target modules does not have a submodule or buffer named '{key}'");
                    if (found && (skip is null || !skip.Contains(key))) tensor!.Load(reader);
                    else TensorExtensionMethods.Load(reader, skip: true);
                    loadedParameters?.Add(key, found);
                }
                return this;
            }

            /// <summary>Makes a module and reads its values from a file.</summary>
            /// <param name="path">A file written by save().</param>
            /// <typeparam name="T">The module's type.</typeparam>
            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}
