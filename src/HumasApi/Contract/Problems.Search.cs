namespace HumasApi.Contract;

/// <summary>Problems of searching.</summary>
internal static partial class Problems
{
    public static readonly ProblemCode NothingToSearch = new(
        "nothing-to-search",
        422,
        new("This names no word to be searched for.", "Tidak ada kata yang dicari."),
        new("Write at least one word that is not excluded.", "Tulis setidaknya satu kata yang tidak dikecualikan.")
    );

    public static readonly ProblemCode SearchUnavailable = new(
        "search-unavailable",
        503,
        new("The search is not ready yet.", "Pencarian belum siap."),
        new("Its index is being opened. Try again after Retry-After.", "Indeksnya sedang dibuka. Coba lagi setelah Retry-After.")
    );
}
