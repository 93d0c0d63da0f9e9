using HumasApi.Contract;

namespace HumasApi.Management;

/// <summary>Ids in the path of management routes.</summary>
internal static class ManagementIds
{
    // The length counts: the parser overlooks space around the id, and a line break in the path cannot stand in a Link.
    /// <exception cref="Problem">404 for what is not an id: nothing has that address.</exception>
    public static Guid Parse(string text) =>
        text.Length == 36 && Guid.TryParseExact(text, "D", out var id)
            ? id
            : throw Problem.NotFound(
                Sentence.Of(
                    "An id (UUID) is expected here. To find a record by its slug use …/by-slug/{slug}.",
                    "Gunakan id (UUID) di sini. Untuk mencari berdasarkan slug gunakan …/by-slug/{slug}."
                )
            );
}
