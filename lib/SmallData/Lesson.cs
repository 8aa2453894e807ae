using System.Reflection;

namespace SmallData;

/// <summary>What a chapter's first cell calls: it fixes the seed, chooses the device and says in one line what the chapter runs on.</summary>
public static class Lesson
{
    /// <summary>How much work to do; see <see cref="Settings.Profile"/>.</summary>
    public static Profile Profile => Settings.Profile;

    /// <summary>The seed that <see cref="Begin"/> gave to every generator.</summary>
    public static int Seed => Settings.Seed;

    /// <summary>Where nets and pictures live: the first GPU where there is one, else the CPU.</summary>
    public static torch.Device Device => torch.cuda.is_available() ? torch.CUDA : torch.CPU;

    /// <summary>Does what the loader of a package would: loads the libraries of a GPU, where the course was built for one, puts the C# kernels into libtorch (<see
    /// cref="Settings.KernelsVariable"/> = off leaves it as it is), and tells the notebook's kernel how charts are shown. setup.dib calls it, since it must come before
    /// the first tensor; a second call changes nothing.</summary>
    public static void Prepare()
    {
        HostFSharp.Use();
        NativeLibraries.Load();
        torch.set_num_threads(Math.Min(Settings.Threads, torch.get_num_threads()));
        _ = HasKernels;
        KernelFormatters.Register();
        JupyterInterrupt.Use();
    }

    /// <summary>Starts a chapter: checks the settings, lets go of what earlier runs left behind, seeds the random generator and says why a GPU that is there is not used.</summary>
    /// <param name="minutes">
    /// How long the chapter takes in each profile on the reference machine (two cores at 3 GHz with AVX-512);
    /// the card scales it by what a short multiplication takes here.
    /// </param>
    /// <returns>The card to end the cell with.</returns>
    /// <exception cref="SmallDataException">A setting is wrong, or the GPU has no memory left; the message says what to do.</exception>
    public static LessonCard Begin(string title, (double Quick, double Lesson, double Full) minutes)
    {
        _ = (Settings.Profile, Settings.DataRoot);   // a wrong setting is better told now than in the middle of the chapter
        Disk.RemoveAbandoned(Settings.WorkRoot, below: true);
        Prepare();
        EarlierRuns.Release();
        string? remark = GpuDiagnosis.Of(GpuFacts.Here());
        if (torch.cuda.is_available())
        {
            // Several times as fast on a GPU, and no figure of the course is measured that finely.
            backends.cuda.matmul.allow_tf32 = backends.cudnn.allow_tf32 = true;
        }

        manual_seed(Seed);
        double expected = Pick(minutes.Quick, minutes.Lesson, minutes.Full) * SpeedProbe.SlowerThanReference();
        return new LessonCard(title, StackName(), DeviceName(), Profile, Seed, expected, remark);
    }

    /// <summary>One value for each profile, so that a chapter's settings read as one table.</summary>
    public static T Pick<T>(T quick, T lesson, T full) => Settings.Profile switch
    {
        Profile.Quick => quick,
        Profile.Lesson => lesson,
        _ => full,
    };

    private static string StackName()
    {
        Assembly library = typeof(torch).Assembly;
        return $"{library.GetCustomAttribute<AssemblyProductAttribute>()?.Product ?? library.GetName().Name} {library.GetName().Version?.ToString(3)}";
    }

    /// <summary>Whether the C# kernels are in libtorch, which they are from the first question on, if they can and may be.</summary>
    internal static bool HasKernels => Settings.UsesKernels && CpuKernels.Install();

    private static string DeviceName() => torch.cuda.is_available()
        ? "CUDA GPU, TF32"
        : Invariant($"CPU, {torch.get_num_threads()} thread{(torch.get_num_threads() == 1 ? "" : "s")}{(HasKernels ? ", C# kernels" : "")}");
}
