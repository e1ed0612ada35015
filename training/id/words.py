"""Make the Indonesian word list that tells glued words from real ones (languages/id/words.txt).

Words are counted in running text; what decides how a word may be used is written by hand below. Only
single words and a logarithmic class of their frequency reach the list, never a sentence.

    python -m training.id.words --text all_id.txt --english wikinews.csv guardian.csv --out words.txt
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.id.lists import write_classes

# Fewest times a word stands in lower case before it counts as a word: at 2 and below most are slips.
FEWEST = 3
FEWEST_ENGLISH = 6
# A word is foreign when it takes this many times the share of English text that it takes of Indonesian.
FOREIGN_RATIO = 3.0
# Below this count a word that is exactly two common words, the second a link, is itself lost markup.
GLUED_BELOW = 12

_WORD = re.compile(r"[^\W\d_]+")

# Closed-class words, and verbs of saying, that follow a linked name and never end one.
LINKS = """
yang dan untuk dalam dengan pada dari kepada oleh adalah akan telah sudah juga tidak bisa dapat atau ini itu
karena sebagai saat ketika setelah sebelum serta bahwa agar supaya jika bila kalau maka namun tetapi tapi
terhadap tentang antara hingga sampai sejak selama menurut seperti secara tersebut masih belum bukan harus
sedang lalu kemudian sehingga sementara meski meskipun walaupun hanya pun tanpa melalui terkait ke di
menjadi merupakan memiliki ialah yakni yaitu mengatakan menyatakan menyebut menyebutkan menegaskan
mengungkapkan menjelaskan menilai meminta mendesak mengecam melaporkan mengumumkan mengaku menolak melakukan
melancarkan menyerang membantah menuduh memperingatkan mengklaim berharap berjanji bersama beserta sebab
sambil seraya mana selaku demi guna pasca para mulai kini justru semakin makin lebih paling sangat bahkan
ikut turut terus tetap kembali sempat pernah sendiri saja lagi pula punya tak bukanlah usai seusai sesudah
sebelumnya kemarin hari pekan tahun bulan atas bagi soal mengenai perihal dinilai sebagaimana apabila
bilamana semenjak ketimbang daripada kecuali terutama termasuk berkat akibat mendadak takkan asal jadi tiba
pergi selatan utara timur barat tengah tenggara yg tewas disebut diduga dilaporkan dikabarkan dianggap
dituduh maupun melainkan padahal apalagi lewat dekat sekitar milik kepadanya bagian tentunya sebaliknya
selanjutnya akhirnya masing
"""

# Bound first parts: with what follows they are one word, however rare.
BOUND = """
pra non multi tuna maha adi sub swa dwi tri catur panca dasa eka semi anti pro kontra inter intra ekstra
ultra super hiper mega mikro makro peri serba nir purna lintas se ber ter me men mem meng meny pe pen pem
peng peny per memper mini micro macro mac nano poli bi tele bio geo agro hidro aero elektro termo psiko
sosio neo eco eko mili desi senti giga tera detik klik e i my ko al el bin van von der de la le
"""

# First halves of compounds that are written as one word, though each half is common.
COMPOUND = """
juru daya tanggung foto video audio auto buka bina wisata mata hulu baja anak ibu bapak orang tanda kerja
olah seni beri tahu ganti pencar selar lipat utang tata kilo mono eks antar pasca paska
"""

# Last parts that make a new word of what they follow; a piece of this kind is never cut off.
CLITICS = "nan nya lah kah pun ku mu kan an i tah wan wati man isme is isasi if al ia ian s ers er kau"

# Words that stand before a name and begin no brand, so that a capital right after them is lost markup.
FRONTS = """
presiden menteri gubernur bupati wali walikota wamen wakil kepala ketua sekretaris sekjen direktur dirjen
direktorat komisaris jenderal kapolri kapolda kapolres kapolsek kasat kabid panglima komandan kapten letnan
kolonel mayor brigadir kombes polda polres polsek polresta polrestabes pemprov pemkot pemkab kementerian
kemenko kemenlu kemlu kemenkes kemenkeu kejaksaan kejagung kejati kejari pengadilan mahkamah pemerintah
pemerintahan perdana partai fraksi militer pasukan tentara angkatan serangan perang konflik gencatan krisis
laga pertandingan duel konser sinetron kasus provinsi kabupaten kecamatan kelurahan universitas bandara
stasiun pelabuhan pulau kepulauan selat laut sungai teluk gunung danau dubes menlu menhan menko menkeu
mendagri menkes menag mensos mensesneg seskab mantan kanselir ratu pangeran sultan paus senator hakim jaksa
polisi pengacara analis pengamat peneliti ilmuwan jurubicara jubir penyanyi aktor aktris artis musisi
pelatih kiper bek gelandang penyerang striker winger manajer pebalap pembalap petenis timnas skuad klub
mengutip melansir menurut dilansir dikutip diberitakan mewawancarai berikut laporan humas namun sementara
sedangkan bahkan adapun dalam dari pada untuk dengan oleh kepada bagi antara sejak hingga saat ketika
setelah sebelum selain melalui seperti karena agar dan atau tetapi serta terhadap erupsi gempa banjir
kebakaran kecelakaan rezim kerajaan kekaisaran republik kelompok milisi gerakan pejuang pemberontak parlemen
kongres senat dewan duta besar kedubes kbri konsulat utusan delegasi warga rakyat bangsa negara ibukota
wilayah kawasan perbatasan rudal drone nuklir reaktor kapal pesawat jet kantor lembaga badan organisasi
asosiasi federasi PT CV RS RSUD KTT WIB WITA KRI SMAN SMPN SDN PLTU PLTA TPA TPS DPP DPD DPW DPC KH situs
kota kepolisian misi ayatullah ayatollah raja letjen mayjen brigjen terpidana tersangka terdakwa uni emirat
"""

# Given names, towns and compounds end in these words too ("Permana", "Salsabila", "Krishnanagar").
ENDINGS = """
agar para mana pula demi guna lagi hari satu bila tak jadi asal tiba di ke antara tengah utara selatan barat
timur tenggara negara raya jaya baru besar agung indah bulan bumi laut kota pura tinggi makmur sari dewi
putra putri puluh smart virus panjang
"""

# Words of two letters that stand before a name.
SHORT = "di ke vs"

# Abbreviations that take verbal prefixes: "diPHK" is one word.
VERBED = "PHK OTT KO SMS DM ACC BAP PHP VAR MRI USG CT PCR SK SP DO WA TKO UAT QC KPR KTP BBM PK"

# First words of foreign names that are too short to be told from a slip, save before another capital.
PARTICLES = "Al El La Le De Du Da Van Von Xi Li Wu Yu Hu Ma Ko Lo Mo Ho Bo Ri Ro Ju Jo Ki"

# Words whose full stop ends no sentence.
DOTTED = """
jl jln no dr drs dra prof st sp pt ir hj kh sdr tgl hal kab kec kel kep ds rt rw bpk ny tn mr mrs ms inc ltd
tbk vol art ver fig rp kom psi pol gen sgt col capt sen rep gov jend letjen mayjen brigjen com co id net org
tv news
"""

# First halves of the names of outlets, firms and services ("TribunSolo"): their inner capital is real.
HEADS = """
tribun tribunnews radar trans pos kompas suara berita media kabar ayo info warta visi koran harian jurnal
bank go detik antara sindo tirto republik portal sinar fakta cek liputan okezone tempo merdeka pikiran
rakyat jawa bisnis kontan katadata kumparan suar idn viva inilah jpnn medan gatra rmol poskota tagar law
hukum narasi net metro global berita satu dua tiga siar radio tv sport smart grab air gojek shopee toko buka
dana link ovo sea asia euro indo nusa astra pintu pluang kredit dompet rumah kita kitabisa kartu tap prima
mega mitra jago smartfren telkom super fit cinema studio cine one open deep face you tik link snap black mc
mac des di la le van o al el fitz mid west east north south new free all big blue red green white gold wiki
covid iron spider man bat wonder star galaxy note max pro plus ultra mini semen pupuk kereta garuda citi
wings lion batik super
"""

# Second halves of the same ("SulutPost").
TAILS = """
pos post news times today online tv fm satu network media daily express mobile pay food mart shop store tech
soft bank card cash link net hub lab labs works care life energi energy oil gas sport sports plus pro max go
car ride send box fest fair con expo land park ware book tube gram chat app apps trip loka pedia lapak com
id co baik maju jaya raya mandiri insight research institute center centre watch press wire radio channel
barometer indicator indikator kita
"""

# Words with an inner capital that belongs there.
KEPT = """
iPhone iPad iPod iMac iOS iPadOS macOS watchOS tvOS visionOS iCloud iTunes iMessage iQoo iQOO iQube iNews
iSeller BolaSport MedcoEnergi MacBook AirPods AirTag AirDrop AirPlay CarPlay HomePod FaceTime TestFlight
AppStore PlayStore PlayStation YouTube YouTuber YouTubers WhatsApp TikTok TikTokers LinkedIn SnapChat WeChat
WeTV BeReal ByteDance CapCut DuckDuckGo OpenAI ChatGPT DeepSeek DeepMind DeepFake DALL MidJourney GitHub
GitLab StackOverflow HuggingFace JavaScript TypeScript PostgreSQL MySQL NoSQL WordPress CloudFlare PayPal
MasterCard AstraZeneca BioNTech GlaxoSmithKline SinoVac CanSino PeduliLindungi SpaceX StarLink BlackRock
BlackBerry BlackPink JPMorgan HSBCnet FedEx UberEats DoorDash AirBnB AirAsia AirNav SilkAir FlyDubai JetBlue
EasyJet EgyptAir TransNusa TransJakarta TransJabodetabek TransJogja TransDepok TransSemarang MikroTrans
JakLingko JakCard JakPro JakMania GoTo GoPay GoJek GoFood GoRide GoCar GoSend GoMart GoTix GoBox GoClean
GrabFood GrabBike GrabCar GrabExpress ShopeeFood ShopeePay LinkAja OneUp BukaLapak TokoPedia BliBli
TraveLoka TiketCom KitaBisa HaloDoc AloDokter KompasTV KompasTekno CNNIndonesia CNBCIndonesia DetikCom
detikcom detikNews detikOto detikSport detikFinance detikHot detikInet detikTravel detikFood detikHealth
detikJabar detikJateng detikJatim detikBali detikSumut detikSulsel detikSumbagsel detikKalimantan detikJogja
detikProperti detikEdu detikPagi detikSore detikX DetikPagi DetikSore BeritaSatu MetroTV TvOne tvOne
RajaWali TransTV SinarHarapan SindoNews SindoNewscom OkeZone JawaPos SuaraSurabaya TribunNews TribunJakarta
TribunSolo TribunPadang TribunnewsBogor JatimTimes PikiranRakyat MediaIndonesia TirtoID KumparanNews
HukumOnline KataData BisnisIndonesia WartaKota SerambiNews BangkaPos BanjarmasinPost SuryaMalang SriPoku
TurnBackHoax CekFakta KanalCek AyoBandung RiauOnline GoRiau McDonald McDonalds McLaren McCarthy McConnell
McCain McKinsey McKenzie McGregor McTominay McGrath McGuire McIlroy McEnroe McAllister MacArthur MacAllister
MacKenzie MacDonald MacGregor MacBeth MacGuire MacMillan DeSantis DeVos DeLay DeGeneres DeBruyne DeChambeau
DeRozan DiCaprio DiMaggio DaSilva DuBois DuPont LaBeouf LaVine LaPorta LaPierre LeBron LeMay LeBlanc
VanVleet VanDrew FitzGerald O'Brien D'Angelo LaLiga LaLonde VinFast BinguoEV HiAce CRV HRV BeAT PCX NMax
NMAX XMax XMAX AeroX ZenFone RedMi RealMe OnePlus XiaoMi EcoSport EcoBoost FreeGo SkyDrive SuperCub MotoGP
MotoLand MotorLand MotoAmerica WorldSBK WSBK SuperBike FIBAWorld LazioRoma NasDem PartaiNasDem GolKar
PerIndo PanRB PermenPANRB MenPAN MenPANRB KemenPAN KemenPANRB KemenPPPA KemenPUPR KemenBUMN KemenESDM
KemenKopUKM KemenHAM KemenkumHAM KominfoRI DitJen DirJen SekJen WaKil MoU MoA ToT ToR FoMO FOMO FoodLab
KoLID InaWis InaTEWS InaCBGs BumDes BUMDes KopDes KaBin WaKa SatGas CoV CoVid HoT QRIScross PkM PkL KtP mRNA
tRNA rRNA siRNA cDNA eDNA dBA pH pKa kWh kWp MWh GWh TWh mAh mmHg kHz MHz GHz THz kB kbps Mbps Gbps Tbps
MBps kJ kV kVA kW kN kPa hPa MPa mL mV mA mW dB eV keV MeV IoT AIoT SaaS PaaS IaaS BaaS DaaS EaaS DeFi
FinTech EduTech AgriTech HealthTech PropTech GovTech BigTech WiFi HiFi SciFi LiFi LoRa BlueTooth eSIM
eSports eSport eBook eCommerce eKYC eFishery eTax ePaper eBay PowerPoint OneDrive OneNote SharePoint OutLook
HotMail YahooMail LibreOffice PhotoShop AutoCAD SolidWorks RoRo LoLo PoPSI YoY MoM QoQ DoD DoJ HoD PhD MSc
BSc MBAs LLM LLMs LLB BEng MEng PharmD EdD DSc UKMs NGOs LGBTQs SDGs KPIs PCs CEOs CFOs NFTs ETFs IPOs VIPs
DVDs GPUs CPUs PoW PoS PoC VaR GmbH AlAqsa AlJazeera AlArabiya HuffPost BuzzFeed TechCrunch CoinDesk
CoinMarketCap MarketWatch NewsWeek FactCheck PolitiFact BelaDiri SoraNews WebMD HealthLine MedlinePlus
MayoClinic PubMed ScienceDirect ResearchGate TripAdvisor RottenTomatoes PewResearch YouGov NetBlocks
FlightRadar FlightAware MarineTraffic NewsGuard RusAl GazProm RosNeft LukOil RosAtom RosTech SberBank
NordStream TurkStream AeroFlot PetroChina SinoPec BioFarma SemenIndonesia KrakatauSteel BankBTN BTNProp
SuperApp BRImo BRILink BNIDirect MyPertamina MyTelkomsel PertaMina PertaLite DexLite BioSolar IndiHome
IndosatOoredoo SmartFren TelkomSel SimPATI ByU PeduliDiri SheIn TeMu LaZada ZaLora UniQlo BritAma DanaReksa
RajaOngkir JobStreet GlassDoor KitaLulus DealStreet RumahCom LamuDi MitraTel PinDad DirgantaraRI BaKamla
KopasSus BaSarnas BaWaslu BaSarNas KomNas KompolNas insyaAllah InsyaAllah masyaAllah MasyaAllah seaBLUE
MiddleEastEye IranWire WarGonzo NewsMax TruthSocial OceanGate
"""


def _count(paths: Iterable[Path]) -> Counter[str]:
    """Count the words that stand in lower case, so that names drop out."""
    counts: Counter[str] = Counter()
    for path in paths:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                counts.update(word for word in _WORD.findall(line) if word.islower())
    return counts


def _is_glued(word: str, counts: Counter[str], links: frozenset[str]) -> bool:
    """Tell whether a rare word is a common word and a link run together."""
    if counts[word] >= GLUED_BELOW:
        return False
    cuts = ((word[:at], word[at:]) for at in range(4, len(word) - 2))
    return any(
        counts[left] > 20 * counts[word]
        and counts[right] > 20 * counts[word]
        and (right in links or left in links)
        for left, right in cuts
    )


def rank(native: Counter[str], english: Counter[str]) -> dict[str, list[str]]:
    """Sort the words into classes: the binary logarithm of their count, or "foreign"."""
    links, clitics = frozenset(LINKS.split()), frozenset(CLITICS.split())
    native_total, english_total = sum(native.values()), max(1, sum(english.values()))
    classes: dict[str, list[str]] = {}
    for word in sorted(native.keys() | english.keys()):
        if not (word.isascii() and 2 <= len(word) <= 24) or word in clitics - links:
            continue
        share = native[word] / native_total
        if native[word] >= FEWEST and _is_glued(word, native, links - clitics):
            continue
        if word not in links and english[word] / english_total > FOREIGN_RATIO * share:
            if english[word] >= FEWEST_ENGLISH or native[word] >= FEWEST:
                classes.setdefault("foreign", []).append(word)
        elif native[word] >= FEWEST:
            classes.setdefault(str(native[word].bit_length() - 1), []).append(word)
    return classes


def main() -> None:
    """Read the texts named on the command line and write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--english", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    classes = rank(_count(args.text), _count(args.english))
    hand = {
        "links": LINKS, "bound": BOUND, "compound": COMPOUND, "clitics": CLITICS, "heads": HEADS,
        "fronts": FRONTS, "tails": TAILS, "kept": KEPT,
        "endings": ENDINGS, "short": SHORT, "verbed": VERBED, "particles": PARTICLES, "dotted": DOTTED,
    }  # fmt: skip
    classes |= {kind: sorted(set(words.split())) for kind, words in hand.items()}
    write_classes(classes, args.out, by="training/id/words.py")


if __name__ == "__main__":
    main()
