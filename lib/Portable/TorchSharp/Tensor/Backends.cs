namespace TorchSharp;

public static partial class torch
{
    /// <summary>Switches of the libraries that compute. They concern GPUs: here they keep what was set and change nothing.</summary>
    public static partial class backends
    {
        /// <summary>Switches of CUDA.</summary>
        public static partial class cuda
        {
            /// <summary>Switches of matrix products on a GPU.</summary>
            public static class matmul
            {
                /// <summary>Whether matrix products may use TF32: faster, with 10 bits of mantissa instead of 23.</summary>
                public static bool allow_tf32 { get; set; }
            }
        }

        /// <summary>Switches of cuDNN.</summary>
        public static class cudnn
        {
            /// <summary>Whether convolutions may use TF32.</summary>
            public static bool allow_tf32 { get; set; } = true;
        }
    }
}
