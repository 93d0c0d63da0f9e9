using HumasApi.Http;

namespace HumasApi.Delivery.Articles;

/// <summary>What readers are told in place of an article that was taken down.</summary>
/// <param name="Id">Identity of the article.</param>
/// <param name="At">When it was taken down.</param>
/// <param name="PublicNote">Why.</param>
/// <param name="SeeAlso">Articles to turn to instead.</param>
internal sealed record Gone(Guid Id, DateTimeOffset At, string? PublicNote, IReadOnlyList<ArticleLink> SeeAlso);

/// <summary>The problem of an article that was taken down: it also tells what readers may know of that.</summary>
internal sealed record GoneProblem : ProblemBody
{
    /// <summary>What readers are told.</summary>
    public required Gone Gone { get; init; }
}

/// <summary>A live article to turn to.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Title">Headline.</param>
internal sealed record ArticleLink(Guid Id, string Slug, string Title);
