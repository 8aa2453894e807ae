namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Whatever can be called with 1 input.</summary>
        /// <typeparam name="T">Type of input 1.</typeparam>
        /// <typeparam name="TResult">Type of the output.</typeparam>
        public interface IModule<T, TResult>
        {
            /// <summary>Runs the module and its hooks.</summary>
            /// <param name="input1">Input 1.</param>
            TResult call(T input1);
        }

        /// <summary>Whatever can be called with 2 inputs.</summary>
        /// <typeparam name="T1">Type of input 1.</typeparam>
        /// <typeparam name="T2">Type of input 2.</typeparam>
        /// <typeparam name="TResult">Type of the output.</typeparam>
        public interface IModule<T1, T2, TResult>
        {
            /// <summary>Runs the module and its hooks.</summary>
            /// <param name="input1">Input 1.</param>
            /// <param name="input2">Input 2.</param>
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>Whatever can be called with 3 inputs.</summary>
        /// <typeparam name="T1">Type of input 1.</typeparam>
        /// <typeparam name="T2">Type of input 2.</typeparam>
        /// <typeparam name="T3">Type of input 3.</typeparam>
        /// <typeparam name="TResult">Type of the output.</typeparam>
        public interface IModule<T1, T2, T3, TResult>
        {
            /// <summary>Runs the module and its hooks.</summary>
            /// <param name="input1">Input 1.</param>
            /// <param name="input2">Input 2.</param>
            /// <param name="input3">Input 3.</param>
            TResult call(T1 input1, T2 input2, T3 input3);
        }

        /// <summary>Whatever can be called with 4 inputs.</summary>
        /// <typeparam name="T1">Type of input 1.</typeparam>
        /// <typeparam name="T2">Type of input 2.</typeparam>
        /// <typeparam name="T3">Type of input 3.</typeparam>
        /// <typeparam name="T4">Type of input 4.</typeparam>
        /// <typeparam name="TResult">Type of the output.</typeparam>
        public interface IModule<T1, T2, T3, T4, TResult>
        {
            /// <summary>Runs the module and its hooks.</summary>
            /// <param name="input1">Input 1.</param>
            /// <param name="input2">Input 2.</param>
            /// <param name="input3">Input 3.</param>
            /// <param name="input4">Input 4.</param>
            TResult call(T1 input1, T2 input2, T3 input3, T4 input4);
        }
    }
}
