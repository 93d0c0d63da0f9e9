namespace HumasApi.Domain;

/// <summary>A record that editors keep and readers find by slug: an author, a tag, a unit.</summary>
internal interface IRecord
{
    Guid Id { get; }

    /// <summary>Lock version; also the ETag in Management.</summary>
    int Version { get; }
    string Slug { get; }
    DateTimeOffset EditedAt { get; }
    Actor EditedBy { get; }
}
