namespace HumasApi.Demo;

/// <summary>The kinds of office where a story can happen.</summary>
[Flags]
internal enum DemoAudience
{
    None = 0,
    Ministry = 1,
    Directorate = 2,
    Regional = 4,
    Lapas = 8,
    Rutan = 16,
    Lpka = 32,
    Bapas = 64,
    Central = Ministry | Directorate,
    Prisons = Lapas | Rutan | Lpka,
    Field = Prisons | Bapas,
    Offices = Field | Regional,
    All = Offices | Central,
}
