namespace HumasApi.Contract;

/// <summary>Problems of searching.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode SearchUnavailable = new(
        "search-unavailable",
        503,
        new("The search is not ready yet.", "Pencarian belum siap."),
        new("Its index is being opened. Try again after Retry-After.", "Indeksnya sedang dibuka. Coba lagi setelah Retry-After.")
    );
}
