using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Delivery.Tags;

/// <summary>A tag that articles have been live with.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Name">Name as it is shown.</param>
/// <param name="Kind">What it says about an article.</param>
/// <param name="Description">What it is for.</param>
/// <param name="ArticleCount">Live articles with it.</param>
internal sealed record TagItem(
    Guid Id,
    string Slug,
    string Name,
    [property: ExtensibleEnum(typeof(TagKind))] string Kind,
    string? Description,
    long ArticleCount
)
{
    public static TagItem From(PublicTag tag) => new(tag.Id, tag.Slug, tag.Name, tag.Kind.ToWire(), tag.Description, tag.ArticleCount);
}
