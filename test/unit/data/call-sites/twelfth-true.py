#% true double-softmax
import torch
import torch.nn as nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 128)
        self.fc2 = nn.Linear(128, 10)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        x = torch.relu(self.fc1(x.view(-1, 784)))
        return self.softmax(self.fc2(x))

net = Net()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.01)

for images, labels in trainloader:
    optimizer.zero_grad()
    out = net(images)
    loss = criterion(out, labels)
    loss.backward()
    optimizer.step()
#% true double-sigmoid
import torch.nn as nn
import torch.nn.functional as F

class UNetHead(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, 1, kernel_size=1)

    def forward(self, feats):
        return self.conv(feats).sigmoid()

head = UNetHead(64)

def step(feats, mask):
    pred = head(feats)
    return F.binary_cross_entropy_with_logits(pred, mask.float())
#% true logits-as-probabilities
import torch
from torch import nn

model = nn.Sequential(
    nn.Linear(20, 64),
    nn.ReLU(),
    nn.Linear(64, 1),
)
loss_fn = nn.BCELoss()
opt = torch.optim.Adam(model.parameters())

for epoch in range(10):
    for xb, yb in loader:
        y_hat = model(xb)
        loss = loss_fn(y_hat, yb.float().unsqueeze(1))
        opt.zero_grad()
        loss.backward()
        opt.step()
#% true probabilities-as-log
# my loss is negative?? (-0.2, -0.7, ...)
import torch.nn as nn
import torch.nn.functional as F

criterion = nn.NLLLoss()

def train_step(model, batch):
    x, y = batch
    logits = model.encoder(x)
    probs = F.softmax(logits, dim=-1)
    loss = criterion(probs, y)
    loss.backward()
    return loss.item()
#% true kl-argument-order
import torch.nn.functional as F

def distill(student_logits, teacher_logits, T=4.0):
    s = F.log_softmax(student_logits / T, dim=1)
    t = F.softmax(teacher_logits / T, dim=1)
    return F.kl_div(t, s, reduction="batchmean") * T * T
#% true target-out-of-range
# RuntimeError: CUDA error: device-side assert triggered
import torch
import torch.nn as nn

logits = torch.randn(4, 3)
labels = torch.tensor([0, 2, 5, 1])
print(nn.CrossEntropyLoss()(logits, labels))
#% true target-off-by-one
import torch
import torch.nn.functional as F

# ratings are 1..5
scores = torch.randn(6, 5, requires_grad=True)
stars = torch.tensor([1, 5, 3, 2, 4, 5])
loss = F.cross_entropy(scores, stars)
loss.backward()
#% true binary-target-out-of-range
import torch
import torch.nn as nn

out = torch.tensor([0.3, -1.2, 2.2])
y = torch.tensor([-1.0, 1.0, -1.0])   # SVM style labels
loss = nn.BCEWithLogitsLoss()(out, y)
print(loss)  # goes negative
#% true swapped-arguments
import torch
import torch.nn as nn

criterion = nn.CrossEntropyLoss()

def evaluate(model, loader, device):
    total = 0.0
    with torch.no_grad():
        for inputs, labels in loader:
            inputs, labels = inputs.to(device), labels.to(device)
            outputs = model(inputs)
            total += criterion(labels, outputs).item()
    return total / len(loader)
#% true kl-log-target
import torch.nn.functional as F

def consistency(logits_a, logits_b):
    log_p = F.log_softmax(logits_a, dim=-1)
    log_q = F.log_softmax(logits_b.detach(), dim=-1)
    return F.kl_div(log_p, log_q, reduction="batchmean")
#% true kl-log-target
import torch
import torch.nn as nn

kl = nn.KLDivLoss(reduction="batchmean", log_target=True)

class Distiller(nn.Module):
    def __init__(self, student, teacher):
        super().__init__()
        self.student = student
        self.teacher = teacher

    def forward(self, x):
        inp = torch.log_softmax(self.student(x), dim=1)
        with torch.no_grad():
            tgt = torch.softmax(self.teacher(x), dim=1)
        return kl(inp, tgt)
#% true kl-mean-reduction
import torch.nn as nn
import torch.nn.functional as F

class KDLoss(nn.Module):
    def __init__(self, temperature):
        super().__init__()
        self.T = temperature
        self.kl = nn.KLDivLoss(reduction="mean")

    def forward(self, student, teacher):
        return self.kl(F.log_softmax(student / self.T, dim=1),
                       F.softmax(teacher / self.T, dim=1)) * self.T ** 2
#% true double-softmax
# %% [markdown]
# ## Fashion MNIST
# %%
import torch
from torch import nn
# %%
model = nn.Sequential(
    nn.Flatten(),
    nn.Linear(28 * 28, 256),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(256, 10),
    nn.Softmax(dim=1),
)
# %%
loss_func = nn.CrossEntropyLoss()
optim = torch.optim.Adam(model.parameters(), lr=1e-3)
# %%
for x, y in train_dl:
    loss = loss_func(model(x), y)
    optim.zero_grad(); loss.backward(); optim.step()
#% true double-sigmoid
import torch
import torch.nn as nn

class Discriminator(nn.Module):
    def __init__(self, nc=3, ndf=64):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(nc, ndf, 4, 2, 1, bias=False),
            nn.LeakyReLU(0.2, inplace=True),
            nn.Conv2d(ndf, 1, 4, 1, 0, bias=False),
            nn.Sigmoid(),
        )

    def forward(self, x):
        return self.main(x).view(-1)

netD = Discriminator()
adv = nn.BCEWithLogitsLoss()

for real, _ in dataloader:
    pred = netD(real)
    errD_real = adv(pred, torch.ones_like(pred))
    errD_real.backward()
#% true unit-mismatch
import torch.nn.functional as F

def log_metrics(logits, targets):
    ce = F.cross_entropy(logits, targets)
    print(f"loss: {ce.item():.3f} bits")
#% true unit-mismatch
import math
import torch.nn.functional as F

@torch.no_grad()
def eval_char_lm(model, x, y):
    logits = model(x)
    nll = F.cross_entropy(logits.view(-1, logits.size(-1)), y.view(-1))
    loss_nats = nll / math.log(2)
    return loss_nats
#% true all-rows-ignored
import torch
import torch.nn as nn

crit = nn.CrossEntropyLoss(ignore_index=-100)
logits = torch.randn(3, 9)
labels = torch.tensor([-100, -100, -100])
loss = crit(logits, labels)
print(loss)  # nan!
#% true target-not-normalized
import torch
import torch.nn as nn

# movie genres: a film can be several
logits = torch.randn(2, 4)
genres = torch.tensor([[1., 0., 1., 0.],
                       [0., 1., 1., 1.]])
loss = nn.CrossEntropyLoss()(logits, genres)
#% true wrong-axis
import torch.nn as nn
import torch.nn.functional as F

class TextClassifier(nn.Module):
    def __init__(self, vocab, dim, n):
        super().__init__()
        self.emb = nn.EmbeddingBag(vocab, dim)
        self.out = nn.Linear(dim, n)

    def forward(self, tokens, offsets):
        h = self.emb(tokens, offsets)
        return F.log_softmax(self.out(h), dim=0)

model = TextClassifier(20000, 64, 4)
nll = nn.NLLLoss()

for label, text, offsets in loader:
    loss = nll(model(text, offsets), label)
    loss.backward()
#% true one-hot-as-index
import torch
import torch.nn as nn
import torch.nn.functional as F

y = F.one_hot(torch.tensor([0, 2, 1]), num_classes=3)
logp = F.log_softmax(torch.randn(3, 3), dim=1)
loss = F.nll_loss(logp, y)
#% true probability-out-of-range
import torch
import torch.nn.functional as F

p = torch.tensor([0.2, 0.9, 1.0001])
t = torch.tensor([0., 1., 1.])
F.binary_cross_entropy(p, t)
#% true probabilities-as-log
import torch
import torch.nn.functional as F

def vat_loss(model, x, r_adv):
    with torch.no_grad():
        pred = F.softmax(model(x), dim=1)
    pred_hat = F.softmax(model(x + r_adv), dim=1)
    return F.kl_div(pred_hat, pred, reduction="batchmean")
#% true logits-as-probabilities
import torch
import torch.nn as nn
import torch.nn.functional as F

class MultiLabel(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Linear(512, 256)
        self.head = nn.Linear(256, 14)

    def forward(self, x):
        return self.head(F.relu(self.backbone(x)))

model = MultiLabel()

def compute(batch):
    x, y = batch["image"], batch["labels"]
    out = model(x)
    return F.binary_cross_entropy(out, y.float())
#% true double-softmax
import pytorch_lightning as pl
import torch
import torch.nn.functional as F

class LitClassifier(pl.LightningModule):
    def __init__(self, hidden=128):
        super().__init__()
        self.l1 = torch.nn.Linear(28 * 28, hidden)
        self.l2 = torch.nn.Linear(hidden, 10)

    def forward(self, x):
        x = x.view(x.size(0), -1)
        x = torch.relu(self.l1(x))
        return torch.softmax(self.l2(x), dim=1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        y_hat = self(x)
        loss = F.cross_entropy(y_hat, y)
        self.log("train_loss", loss)
        return loss
#% true probabilities-as-log
import torch.nn as nn

criterion = nn.NLLLoss()
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))

for X, y in iris_loader:
    loss = criterion(model(X), y)
    loss.backward()
#% true double-sigmoid
import torch

def focal_loss(logits, targets, alpha=0.25, gamma=2.0):
    p = torch.sigmoid(logits)
    ce = torch.nn.functional.binary_cross_entropy_with_logits(p, targets, reduction="none")
    p_t = p * targets + (1 - p) * (1 - targets)
    return (alpha * (1 - p_t) ** gamma * ce).mean()
#% true double-softmax
from transformers import Trainer
import torch.nn as nn

class WeightedTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        probs = nn.functional.softmax(outputs.logits, dim=-1)
        loss_fct = nn.CrossEntropyLoss(weight=self.class_weights)
        loss = loss_fct(probs.view(-1, self.model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss
#% true target-out-of-range
import torch
from torch import nn

model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 2))
x = torch.randn(5, 10)
y = torch.tensor([0, 1, 2, 1, 0])
loss = nn.functional.cross_entropy(model(x), y)
loss.backward()
#% true probabilities-as-logits
import torch
import torch.nn as nn

preds = torch.tensor([[0.7, 0.2, 0.1],
                      [0.1, 0.8, 0.1]])
target = torch.tensor([0, 1])
print(nn.CrossEntropyLoss()(preds, target))   # why not 0.29 ?
#% true unit-mismatch
import math
import torch.nn.functional as F

def bits_per_char(model, batch):
    logits = model(batch[:, :-1])
    loss_bits = F.cross_entropy(logits.transpose(1, 2), batch[:, 1:])
    return loss_bits
#% true double-softmax
import torch.nn as nn
import torch.nn.functional as F

losses = {
    "cls": nn.CrossEntropyLoss(label_smoothing=0.1),
    "box": nn.SmoothL1Loss(),
}

def multitask(out, gt):
    cls_prob = F.softmax(out["cls"], dim=1)
    return losses["cls"](cls_prob, gt["cls"]) + losses["box"](out["box"], gt["box"])
#% true binary-target-out-of-range
import torch
import torch.nn.functional as F

mask = torch.tensor([[0., 255.], [255., 0.]])  # PNG mask, not divided
logit = torch.zeros(2, 2)
loss = F.binary_cross_entropy_with_logits(logit, mask)
#% true infinity-hidden
import torch
import torch.nn.functional as F

prob = torch.tensor([0.0, 0.9])
truth = torch.tensor([1.0, 1.0])
loss = F.binary_cross_entropy(prob, truth, reduction="none")
print(loss)  # tensor([100.0000, 0.1054])
#% true swapped-arguments
import torch
import torch.nn as nn

bce = nn.BCELoss()

def disc_step(D, real, fake):
    d_real = torch.sigmoid(D(real))
    d_fake = torch.sigmoid(D(fake.detach()))
    return bce(torch.ones_like(d_real), d_real) + bce(torch.zeros_like(d_fake), d_fake)
#% true labels-as-probabilities
from sklearn.metrics import log_loss
import torch

model.eval()
all_p, all_y = [], []
with torch.no_grad():
    for x, y in val_loader:
        all_p.append(model(x).argmax(dim=1))
        all_y.append(y)
print(log_loss(torch.cat(all_y).numpy(), torch.cat(all_p).numpy()))
#% true probabilities-as-log
import torch
from torch import nn

class CharRNN(nn.Module):
    def __init__(self, n_in, n_h, n_out):
        super().__init__()
        self.i2h = nn.Linear(n_in + n_h, n_h)
        self.i2o = nn.Linear(n_in + n_h, n_out)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, inp, hidden):
        combined = torch.cat((inp, hidden), 1)
        return self.softmax(self.i2o(combined)), self.i2h(combined)

rnn = CharRNN(57, 128, 18)
criterion = nn.NLLLoss()

def train(category_tensor, line_tensor, hidden):
    for i in range(line_tensor.size(0)):
        output, hidden = rnn(line_tensor[i], hidden)
    loss = criterion(output, category_tensor)
    loss.backward()
    return loss.item()
#% true rows-not-normalized
import torch
import torch.nn.functional as F

probs = torch.tensor([[0.7, 0.2, 0.3], [0.1, 0.8, 0.1]])
y = torch.tensor([0, 1])
loss = F.nll_loss(torch.log(probs), y)
#% true double-softmax
import torch
import torch.nn.functional as F

predict = torch.compile(lambda m, x: F.softmax(m(x), dim=-1))

def lm_loss(model, ids):
    out = predict(model, ids[:, :-1])
    return F.cross_entropy(out.reshape(-1, out.size(-1)), ids[:, 1:].reshape(-1))
#% true smoothing-with-ignored
import torch
import torch.nn as nn

PAD = 0
criterion = nn.CrossEntropyLoss(ignore_index=PAD, label_smoothing=0.1)

def seq2seq_loss(logits, tgt):
    return criterion(logits.reshape(-1, logits.shape[-1]), tgt[:, 1:].reshape(-1))
#% true swapped-arguments
import torch.nn.functional as F

def mlm_loss(model, input_ids, labels):
    logits = model(input_ids).logits
    return F.cross_entropy(input=labels.view(-1), target=logits.view(-1, logits.size(-1)))
#% true double-softmax
import tensorflow as tf
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.fashion_mnist.load_data()
x_train = x_train / 255.0
net = tf.keras.models.Sequential()
net.add(tf.keras.layers.Flatten(input_shape=(28, 28)))
net.add(tf.keras.layers.Dense(128, activation="relu"))
net.add(tf.keras.layers.Dropout(0.2))
net.add(tf.keras.layers.Dense(10))
net.add(tf.keras.layers.Softmax())
net.compile(optimizer="adam",
            loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            metrics=["accuracy"])
net.fit(x_train, y_train, epochs=5)
#% true double-softmax
from tensorflow import keras
from tensorflow.keras import layers

inp = keras.Input(shape=(64,), name="features")
h = layers.Dense(32, activation="relu")(inp)
kind = layers.Dense(5, activation="softmax", name="kind")(h)
price = layers.Dense(1, name="price")(h)
model = keras.Model(inp, {"kind": kind, "price": price})
model.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss={
        "kind": keras.losses.CategoricalCrossentropy(from_logits=True),
        "price": "mse",
    },
)
#% true double-sigmoid
import keras
from keras import layers

def build(vocab):
    return keras.Sequential([
        layers.Embedding(vocab, 16),
        layers.GlobalAveragePooling1D(),
        layers.Dense(16, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ])

clf = build(10_000)
clf.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer="rmsprop",
            metrics=[keras.metrics.BinaryAccuracy(threshold=0.5)])
#% true logits-as-probabilities
import tensorflow as tf
mnist = tf.keras.datasets.mnist
(X, y), _ = mnist.load_data()
X = X[..., None].astype("float32") / 255
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation="relu", input_shape=(28, 28, 1)),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X, y, batch_size=64)  # loss is nan / stuck at 2.30
#% true logits-as-probabilities
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense

df = pd.read_csv("titanic.csv")
y = df.pop("Survived").values
X = df[["Pclass", "Fare", "SibSp"]].values
m = Sequential()
m.add(Dense(12, input_dim=3, activation="relu"))
m.add(Dense(8, activation="relu"))
m.add(Dense(1))
m.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
m.fit(X, y, epochs=150, batch_size=10)
#% true double-softmax
import tensorflow as tf
W = tf.Variable(tf.zeros([784, 10]))
b = tf.Variable(tf.zeros([10]))

def step(x, y_):
    with tf.GradientTape() as tape:
        y = tf.nn.softmax(tf.matmul(x, W) + b)
        cross_entropy = tf.reduce_mean(
            tf.nn.softmax_cross_entropy_with_logits(labels=y_, logits=y))
    return tape.gradient(cross_entropy, [W, b])
#% true wrong-axis
import tensorflow as tf
logits = tf.random.normal((32, 10))
targets = tf.random.uniform((32,), maxval=10, dtype=tf.int32)
probs = tf.nn.softmax(logits, axis=0)
loss = tf.keras.losses.sparse_categorical_crossentropy(targets, probs)
print(tf.reduce_mean(loss))
#% true target-out-of-range
import tensorflow as tf
(xtr, ytr), (xte, yte) = tf.keras.datasets.cifar100.load_data()
cnn = tf.keras.Sequential([
    tf.keras.Input((32, 32, 3)),
    tf.keras.layers.Rescaling(1. / 255),
    tf.keras.layers.Conv2D(32, 3, activation="relu"),
    tf.keras.layers.GlobalMaxPooling2D(),
    tf.keras.layers.Dense(10, activation="softmax"),
])
cnn.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
cnn.fit(xtr, ytr, validation_data=(xte, yte))
#% true target-off-by-one
import numpy as np
import tensorflow as tf
ratings = np.array([5, 3, 1, 4, 2, 5, 1, 3])
X = np.random.rand(8, 12)
model = tf.keras.Sequential([tf.keras.layers.Dense(8, activation="relu"),
                             tf.keras.layers.Dense(5, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(X, ratings, epochs=3)
#% true one-hot-as-index
from keras.datasets import mnist
from keras.utils import to_categorical
from keras import models, layers
(train_images, train_labels), (test_images, test_labels) = mnist.load_data()
train_images = train_images.reshape((60000, 784)).astype("float32") / 255
train_labels = to_categorical(train_labels)
network = models.Sequential()
network.add(layers.Dense(512, activation="relu", input_shape=(784,)))
network.add(layers.Dense(10, activation="softmax"))
network.compile(optimizer="rmsprop", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
network.fit(train_images, train_labels, epochs=5, batch_size=128)
#% true index-as-one-hot
# ValueError: Shapes (None, 1) and (None, 10) are incompatible
from tensorflow.keras import datasets, layers, models
(x_train, y_train), (x_test, y_test) = datasets.cifar10.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
model = models.Sequential([
    layers.Conv2D(32, (3, 3), activation='relu', input_shape=(32, 32, 3)),
    layers.MaxPooling2D((2, 2)),
    layers.Flatten(),
    layers.Dense(10, activation='softmax'),
])
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
history = model.fit(x_train, y_train, epochs=10, validation_data=(x_test, y_test))
#% true swapped-arguments
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax", input_shape=(4,))])
x = tf.random.normal((6, 4))
y = tf.one_hot([0, 2, 1, 1, 0, 2], depth=3)
y_pred = model(x)
print(tf.keras.losses.categorical_crossentropy(y_pred, y).numpy().mean())
#% true index-as-one-hot
import tensorflow as tf
train_ds = tf.keras.utils.image_dataset_from_directory(
    "flowers/", validation_split=0.2, subset="training", seed=1,
    image_size=(180, 180), batch_size=32)
model = tf.keras.Sequential([
    tf.keras.layers.Rescaling(1./255),
    tf.keras.layers.Conv2D(16, 3, activation="relu"),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(5, activation="softmax"),
])
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(train_ds, epochs=3)
#% true one-hot-as-index
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras import Sequential, layers
gen = ImageDataGenerator(rescale=1/255., horizontal_flip=True)
it = gen.flow_from_directory("train", target_size=(150, 150), batch_size=20, class_mode="categorical")
model = Sequential([
    layers.Conv2D(32, 3, activation="relu", input_shape=(150, 150, 3)),
    layers.Flatten(),
    layers.Dense(4, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(it, steps_per_epoch=100, epochs=10)
#% true double-softmax
import tensorflow as tf
model = tf.keras.applications.MobileNetV2(input_shape=(96, 96, 3), weights=None, classes=12)
model.compile(
    optimizer=tf.keras.optimizers.SGD(0.01, momentum=0.9),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
#% true logits-as-probabilities
from tensorflow.keras.applications import EfficientNetB0
effnet = EfficientNetB0(include_top=True, weights=None, classes=20, classifier_activation=None)
effnet.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
#% true double-softmax
import tensorflow as tf

class TinyNet(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(64, activation="relu")
        self.d2 = tf.keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        return self.d2(self.d1(x))

model = TinyNet()
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
opt = tf.keras.optimizers.Adam()

@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        predictions = model(images, training=True)
        loss = loss_object(labels, predictions)
    grads = tape.gradient(loss, model.trainable_variables)
    opt.apply_gradients(zip(grads, model.trainable_variables))
#% true binary-target-out-of-range
import numpy as np
from tensorflow import keras
X = np.random.randn(6, 2)
y = np.array([-1, 1, 1, -1, 1, -1])   # svm style labels
model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid", input_shape=(2,))])
model.compile(loss="binary_crossentropy", optimizer="sgd")
model.fit(X, y, epochs=20)   # loss goes negative
#% true swapped-arguments
import tensorflow as tf
from tensorflow import keras

net = keras.Sequential([keras.layers.Dense(32, activation="relu"), keras.layers.Dense(10)])
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = keras.optimizers.SGD(1e-2)

def train(dataset):
    for x_batch, y_batch in dataset:
        with tf.GradientTape() as tape:
            logits = net(x_batch, training=True)
            loss_value = loss_fn(logits, y_batch)
        grads = tape.gradient(loss_value, net.trainable_weights)
        optimizer.apply_gradients(zip(grads, net.trainable_weights))
#% true double-sigmoid
import tensorflow as tf

def discriminator_loss(real_logits, fake_logits):
    real = tf.nn.sigmoid_cross_entropy_with_logits(
        labels=tf.ones_like(real_logits), logits=tf.sigmoid(real_logits))
    return tf.reduce_mean(real)
#% true rows-not-normalized
import tensorflow as tf
y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.05, 0.95, 0.3], [0.1, 0.8, 0.4]]
cce = tf.keras.losses.CategoricalCrossentropy()
print(cce(y_true, y_pred).numpy())
#% true probability-out-of-range
import tensorflow as tf
y_true = [0., 1., 1., 0.]
y_pred = [0.02, 1.0001, 0.97, 0.3]
print(tf.keras.losses.BinaryCrossentropy()(y_true, y_pred).numpy())
#% true double-softmax
from keras import ops
import numpy as np

h = np.random.randn(8, 4).astype("float32")
target = ops.one_hot(np.array([0, 1, 2, 3, 0, 1, 2, 3]), 4)
loss = ops.mean(ops.categorical_crossentropy(target, ops.softmax(h), from_logits=True))
#% true target-not-normalized
import tensorflow as tf
tags = tf.constant([[1., 1., 0., 0.], [0., 1., 1., 1.]])
logits = tf.constant([[2.1, 0.3, -1.0, 0.2], [0.1, 1.2, 0.8, -0.5]])
loss = tf.nn.softmax_cross_entropy_with_logits(labels=tags, logits=logits)
print(loss)
#% true unit-mismatch
import tensorflow as tf
y = [[0., 1.], [1., 0.]]
p = [[0.1, 0.9], [0.7, 0.3]]
loss_bits = tf.keras.losses.CategoricalCrossentropy()(y, p)
print(f"cross-entropy: {float(loss_bits):.4f} bits")
#% true labels-as-probabilities
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

train = pd.read_csv("../input/otto/train.csv")
y = train.pop("target")
X_tr, X_va, y_tr, y_va = train_test_split(train, y, test_size=0.2, stratify=y, random_state=1)
rf = RandomForestClassifier(n_estimators=300, n_jobs=-1)
rf.fit(X_tr, y_tr)
preds = rf.predict(X_va)
print("validation log loss:", log_loss(y_va, preds))
#% true labels-as-probabilities
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
pipe = make_pipeline(StandardScaler(), LogisticRegression(C=0.1)).fit(X[:400], y[:400])
print("Brier:", brier_score_loss(y[400:], pipe.predict(X[400:])))
#% true labels-as-probabilities
from sklearn.datasets import load_wine
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict, StratifiedKFold
from sklearn.naive_bayes import GaussianNB

data = load_wine()
binary = (data.target == 1).astype(int)
cv = StratifiedKFold(5, shuffle=True, random_state=0)
oof = cross_val_predict(GaussianNB(), data.data, binary, cv=cv)
score = log_loss(binary, oof)
print(f"OOF logloss {score:.4f}")
#% true swapped-arguments
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss


def evaluate(X_train, y_train, X_test, y_test):
    clf = LogisticRegression(max_iter=500).fit(X_train, y_train)
    return log_loss(clf.predict_proba(X_test), y_test)
#% true double-softmax
import jax
import jax.numpy as jnp
import optax
from flax import linen as nn


class MLP(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(128)(x))
        return nn.Dense(10)(x)


def loss_fn(params, model, batch):
    logits = model.apply({"params": params}, batch["image"])
    probs = jax.nn.softmax(logits)
    one_hot = jax.nn.one_hot(batch["label"], 10)
    return optax.softmax_cross_entropy(probs, one_hot).mean()
#% true double-softmax
import jax
import jax.numpy as jnp
import optax


def forward(params, x):
    h = jnp.tanh(x @ params["w1"] + params["b1"])
    return jax.nn.softmax(h @ params["w2"] + params["b2"], axis=-1)


@jax.jit
def train_step(params, opt_state, x, y):
    def objective(p):
        out = forward(p, x)
        return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(out, y))

    value, grads = jax.value_and_grad(objective)(params)
    return value, grads
#% true double-sigmoid
import jax
import jax.numpy as jnp
import optax


def bce(w, X, y):
    p = jax.nn.sigmoid(X @ w)
    return optax.sigmoid_binary_cross_entropy(p, y).mean()


grad = jax.grad(bce)
#% true swapped-arguments
import jax
import optax


def xent(state, params, images, labels):
    logits = state.apply_fn({"params": params}, images)
    onehot = jax.nn.one_hot(labels, num_classes=100)
    per_example = optax.softmax_cross_entropy(onehot, logits)
    return per_example.mean()
#% true one-hot-as-index
import jax
import optax


def token_loss(logits, tokens, vocab_size=32000):
    targets = jax.nn.one_hot(tokens[:, 1:], vocab_size)
    losses = optax.softmax_cross_entropy_with_integer_labels(logits[:, :-1], targets)
    return losses.mean()
#% true index-as-one-hot
import jax.numpy as jnp
import optax

logits = jnp.array([[2.0, -1.0, 0.3], [0.1, 0.2, 3.0], [1.5, 1.4, -2.0]])
labels = jnp.array([0, 2, 1])
print(optax.softmax_cross_entropy(logits, labels))
#% true logits-as-probabilities
from sklearn.datasets import make_classification
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.svm import LinearSVC

X, y = make_classification(2000, random_state=3)
svm = LinearSVC(dual=False).fit(X[:1500], y[:1500])
margin = svm.decision_function(X[1500:])
print("auc", roc_auc_score(y[1500:], margin))
print("logloss", log_loss(y[1500:], margin))
#% true logits-as-probabilities
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import cross_val_predict


def cv_brier(X, y):
    f = cross_val_predict(SGDClassifier(loss="log_loss"), X, y, cv=10, method="decision_function")
    return brier_score_loss(y, f)
#% true logits-as-probabilities
from sklearn.metrics import log_loss
from sklearn.naive_bayes import MultinomialNB

nb = MultinomialNB(alpha=0.5)


def holdout_loss(Xtr, ytr, Xte, yte):
    nb.fit(Xtr, ytr)
    return log_loss(yte, nb.predict_log_proba(Xte))
#% true unit-mismatch
import numpy as np
from scipy.stats import entropy

die = np.ones(6) / 6
H = entropy(die)
print(f"A fair die carries {H:.3f} bits")
#% true unit-mismatch
from scipy.stats import entropy

weather = [0.5, 0.25, 0.25]
h = entropy(weather, base=2)
print(f"H(weather) = {h:.2f} nats")
#% true unit-mismatch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss


def report(X, y, Xt, yt):
    m = LogisticRegression().fit(X, y)
    ce = log_loss(yt, m.predict_proba(Xt))
    print(f"cross-entropy on the test set: {ce:.4f} bits per example")
#% true unit-mismatch
import numpy as np


def shannon_entropy_bits(p):
    p = np.asarray(p, dtype=float)
    p = p[p > 0]
    return -np.sum(p * np.log(p))


print(shannon_entropy_bits([0.5, 0.5]))
#% true unit-mismatch
import pandas as pd
from sklearn.metrics import mutual_info_score

df = pd.read_csv("titanic.csv")
mi_bits = mutual_info_score(df["Sex"], df["Survived"])
print("I(Sex; Survived) =", mi_bits)
#% true unit-mismatch
import numpy as np
from scipy.special import rel_entr

p = np.array([0.36, 0.48, 0.16])
q = np.array([1 / 3, 1 / 3, 1 / 3])
kl = rel_entr(p, q).sum()
print("KL(P || Q) = %.4f bits" % kl)
#% true wrong-axis
import numpy as np
from scipy.special import softmax
from sklearn.metrics import log_loss
from sklearn.svm import LinearSVC


def svm_logloss(X, y, X_val, y_val):
    clf = LinearSVC().fit(X, y)
    scores = clf.decision_function(X_val)
    probs = softmax(scores, axis=0)
    return log_loss(y_val, probs)
#% true wrong-axis
import numpy as np
from scipy.stats import entropy


def most_uncertain(model, X_pool, k=20):
    proba = model.predict_proba(X_pool)
    uncertainty = entropy(proba)
    return np.argsort(uncertainty)[-k:]
#% true unsorted-labels
from sklearn.metrics import log_loss

y_true = ["spam", "ham", "ham", "spam"]
y_pred = [[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.65, 0.35]]
print(log_loss(y_true, y_pred, labels=["spam", "ham"]))
#% true rows-not-normalized
import numpy as np
from sklearn.metrics import log_loss

y = [0, 1, 2]
P = np.array([[0.7, 0.2, 0.1],
              [0.1, 0.6, 0.1],
              [0.2, 0.2, 0.6]])
print(log_loss(y, P))
#% true probability-out-of-range
from sklearn.metrics import brier_score_loss

outcomes = [1, 0, 1, 1]
forecast = [0.8, 0.1, 1.05, 0.6]
print(brier_score_loss(outcomes, forecast))
#% true infinity-hidden
from sklearn.metrics import log_loss

rained = [1, 0, 1, 0]
p_rain = [0.9, 0.2, 0.0, 0.4]
print("score:", log_loss(rained, p_rain))
#% true target-out-of-range
import jax.numpy as jnp
import optax

scores = jnp.array([[1.2, 0.1, -0.7], [0.0, 2.2, 0.4], [0.3, 0.1, 1.9], [1.0, 0.9, 0.8]])
species = jnp.array([0, 1, 4, 2])
loss = optax.softmax_cross_entropy_with_integer_labels(scores, species).mean()
#% true target-off-by-one
import jax.numpy as jnp
import optax

logits = jnp.asarray([[3.1, 0.2, -1.0], [0.3, 1.1, 0.8], [-0.5, 0.0, 2.4]])
stars = jnp.asarray([1, 2, 3])
print(float(optax.softmax_cross_entropy_with_integer_labels(logits, stars).mean()))
#% true binary-target-out-of-range
import jax.numpy as jnp
import optax

z = jnp.array([0.4, -1.3, 2.2, 0.1])
y = jnp.array([1.0, -1.0, 1.0, -1.0])
objective = optax.sigmoid_binary_cross_entropy(z, y).sum()
print(objective)
#% true target-not-normalized
import jax.numpy as jnp
import optax

logits = jnp.array([[1.0, 0.5, -0.2, 2.0], [0.1, 0.7, 0.3, -1.0]])
genres = jnp.array([[1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]])
loss = optax.softmax_cross_entropy(logits, genres).mean()
#% true kl-argument-order
import jax
import optax


def distill(student_logits, teacher_logits, T=4.0):
    teacher = jax.nn.softmax(teacher_logits / T)
    student = jax.nn.log_softmax(student_logits / T)
    return T ** 2 * optax.kl_divergence(teacher, student).mean()
#% true probabilities-as-log
import jax
import optax


def consistency(logits_weak, logits_strong):
    target = jax.lax.stop_gradient(jax.nn.softmax(logits_weak, axis=-1))
    pred = jax.nn.softmax(logits_strong, axis=-1)
    return optax.losses.kl_divergence(pred, target).mean()
#% true kl-log-target
import jax
import optax


def kd_term(s, t):
    log_s = jax.nn.log_softmax(s)
    log_t = jax.nn.log_softmax(t)
    return optax.kl_divergence(log_s, log_t).mean()
#% true kl-log-target
import flax.linen as nn
import optax


def mean_teacher_loss(student_out, ema_out):
    lp = nn.log_softmax(student_out)
    tgt = nn.softmax(ema_out)
    return optax.kl_divergence_with_log_targets(lp, tgt).sum(axis=-1)
#% true probabilities-as-logits
import jax.numpy as jnp
import optax

preds = jnp.array([[0.8, 0.15, 0.05], [0.1, 0.7, 0.2]])
truth = jnp.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
print(optax.softmax_cross_entropy(logits=preds, labels=truth).mean())
#% true labels-as-probabilities
import numpy as np
from sklearn.linear_model import LogisticRegressionCV
from sklearn.metrics import log_loss


def hardened_loss(X, y, Xv, yv):
    model = LogisticRegressionCV(cv=3).fit(X, y)
    p = model.predict_proba(Xv)[:, 1]
    yhat = (p > 0.5).astype(int)
    return log_loss(yv, yhat)
#% true swapped-arguments
from sklearn.calibration import CalibratedClassifierCV
from sklearn.metrics import brier_score_loss
from sklearn.svm import SVC


def calibration_gain(X_fit, y_fit, X_eval, y_eval):
    cal = CalibratedClassifierCV(SVC(), method="sigmoid", cv=5)
    cal.fit(X_fit, y_fit)
    prob_pos = cal.predict_proba(X_eval)[:, 1]
    return brier_score_loss(prob_pos, y_eval)
#% true labels-as-probabilities
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import GridSearchCV

search = GridSearchCV(
    HistGradientBoostingClassifier(),
    {"learning_rate": [0.03, 0.1], "max_leaf_nodes": [15, 31]},
    scoring="neg_log_loss",
)


def run(X, y, X_hold, y_hold):
    search.fit(X, y)
    best = search.best_estimator_
    return {"holdout": log_loss(y_hold, best.predict(X_hold))}
#% true unit-mismatch
import numpy as np
from scipy.special import entr


def source_entropy(counts):
    p = counts / counts.sum()
    h_nats = entr(p).sum() / np.log(2)
    return h_nats


print(source_entropy(np.array([10, 20, 30])))
#% true double-sigmoid
import flax.linen as nn
import jax.numpy as jnp
import optax


class Detector(nn.Module):
    hidden: int = 64

    @nn.compact
    def __call__(self, x):
        x = nn.gelu(nn.Dense(self.hidden)(x))
        return nn.Dense(1)(x).squeeze(-1)


def focal(params, model, x, y):
    score = nn.sigmoid(model.apply(params, x))
    return jnp.mean(optax.sigmoid_focal_loss(score, y, alpha=0.25, gamma=2.0))
#% true unit-mismatch
from scipy.stats import entropy
h = entropy(p)
print("{:.3f} bits".format(h))
#% true wrong-axis
from sklearn.metrics import log_loss
from scipy.special import softmax
probs = softmax(clf.decision_function(X_test))
print(log_loss(y_test, probs))
#% true unsorted-labels — the columns of predict_proba are sorted as well, so the number is right; scikit-learn warns all the same
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss

CLASSES = ["low", "medium", "high"]


def fold_loss(Xa, ya, Xb, yb):
    gb = GradientBoostingClassifier().fit(Xa, ya)
    return log_loss(yb, gb.predict_proba(Xb), labels=CLASSES)
