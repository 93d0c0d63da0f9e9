namespace HumasApi.Domain;

/// <summary>
/// A record that lists sort by name: by the words of the name without capitals and accents, byte by byte, so that the order is the same
/// on every server whatever its locale, and a place in it can be named by a cursor.
/// </summary>
internal interface ISortedByName
{
    Guid Id { get; }
    string SortKey { get; }
}

/// <summary>A record that lists can sort by how many live articles it has.</summary>
internal interface ICountedByArticles : ISortedByName
{
    long ArticleCount { get; }
}
