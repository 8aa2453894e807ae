namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose forward pass can be watched and changed by hooks.</summary>
        /// <typeparam name="TPreHook">Called with the module and its inputs; may return other inputs.</typeparam>
        /// <typeparam name="TPostHook">Called with the module, its inputs and its output; may return another output.</typeparam>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            /// <summary>Hooks that see the inputs, by key.</summary>
            protected Dictionary<string, TPreHook> pre_hooks = [];

            /// <summary>Hooks that see the output, by key.</summary>
            protected Dictionary<string, TPostHook> post_hooks = [];

            /// <summary>Hooks that see the module before its forward pass, by key.</summary>
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];

            /// <summary>Hooks that see the module after its forward pass, by key.</summary>
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            /// <summary>Names the module.</summary>
            /// <param name="name">The name that GetName() shows.</param>
            protected HookableModule(string name) : base(name) { }

            internal bool HasHooks => pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            /// <summary>Adds a hook that is called after forward().</summary>
            /// <param name="hook">The hook; what it returns replaces the output.</param>
            public HookRemover register_forward_hook(TPostHook hook) => Register(post_hooks, hook);

            /// <summary>Adds a hook that is called before forward().</summary>
            /// <param name="hook">The hook; what it returns replaces the input.</param>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(pre_hooks, hook);

            /// <summary>Adds a hook that is called with the module after forward().</summary>
            /// <param name="hook">The hook.</param>
            public HookRemover register_forward_hook(Action<Module> hook) => Register(module_post_hooks, hook);

            /// <summary>Adds a hook that is called with the module before forward().</summary>
            /// <param name="hook">The hook.</param>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(module_pre_hooks, hook);

            private HookRemover Register<THook>(Dictionary<string, THook> hooks, THook hook)
            {
                string key = Guid.NewGuid().ToString();
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                pre_hooks.Remove(key);
                post_hooks.Remove(key);
                module_pre_hooks.Remove(key);
                module_post_hooks.Remove(key);
            }

            /// <summary>Takes a hook out again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                /// <summary>Remembers a hook of a module.</summary>
                /// <param name="module">The module.</param>
                /// <param name="key">The hook's key.</param>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key) => (_module, _key) = (module, key);

                /// <summary>Removes the hook.</summary>
                public void remove() => _module.Remove(_key);
            }
        }
    }
}
