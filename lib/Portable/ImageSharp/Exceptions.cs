namespace SixLabors.ImageSharp;

/// <summary>The base of the errors that a picture's encoded form can cause.</summary>
public class ImageFormatException : Exception
{
    internal ImageFormatException(string errorMessage)
        : base(errorMessage)
    {
    }

    internal ImageFormatException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }
}

/// <summary>The data starts like no format that is known here.</summary>
public sealed class UnknownImageFormatException : ImageFormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="errorMessage">What was found, and what is known.</param>
    public UnknownImageFormatException(string errorMessage)
        : base(errorMessage)
    {
    }
}

/// <summary>The format is known, but the content breaks its rules.</summary>
public sealed class InvalidImageContentException : ImageFormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="errorMessage">Which rule is broken.</param>
    public InvalidImageContentException(string errorMessage)
        : base(errorMessage)
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="errorMessage">Which rule is broken.</param>
    /// <param name="innerException">The error that showed it.</param>
    public InvalidImageContentException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }
}

/// <summary>A processing step failed.</summary>
public sealed class ImageProcessingException : Exception
{
    /// <summary>Creates the error.</summary>
    public ImageProcessingException()
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="errorMessage">Which step failed, and why.</param>
    public ImageProcessingException(string errorMessage)
        : base(errorMessage)
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="errorMessage">Which step failed, and why.</param>
    /// <param name="innerException">The cause.</param>
    public ImageProcessingException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }
}
