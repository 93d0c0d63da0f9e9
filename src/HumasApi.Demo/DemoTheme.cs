namespace HumasApi.Demo;

/// <summary>What a story is about; stories of a theme share their background texts.</summary>
internal enum DemoTheme
{
    Livelihood,
    Character,
    Health,
    Security,
    Service,
    Law,
    Community,
    Institution,
    Speech,
    Clarification,
    Announcement,
}
