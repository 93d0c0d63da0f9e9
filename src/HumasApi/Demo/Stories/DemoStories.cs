namespace HumasApi.Demo.Stories;

/// <summary>All stories, in a fixed order: the order is part of what makes the output reproducible.</summary>
internal static class DemoStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        .. LivelihoodStories.All,
        .. CharacterStories.All,
        .. HealthStories.All,
        .. SecurityStories.All,
        .. ServiceStories.All,
        .. LawStories.All,
        .. CommunityStories.All,
        .. InstitutionStories.All,
        .. NoticeStories.All,
    ];
}
