#% true double-softmax — the function chosen by name in a class
import torch
import torch.nn.functional as F

class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.loss = F.cross_entropy
    def step(self, x, y):
        return self.loss(torch.softmax(self.net(x), dim=1), y)
#% true double-softmax — an alias of the function
import torch
import torch.nn.functional as F
ce = F.cross_entropy
loss = ce(F.softmax(z, dim=1), y)
#% true double-softmax — a subclass's inherited call through super
import torch.nn as nn
import torch.nn.functional as F
class SoftNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
        self.activation = nn.Softmax(dim=1)
    def forward(self, x):
        x = self.layers(x)
        return self.activation(x)
net = SoftNet()
loss_function = nn.CrossEntropyLoss()
for epoch in range(100):
    for x, y in loader:
        yhat = net(x)
        l = loss_function(yhat, y)
#% true double-softmax — an OrderedDict in a Sequential
from collections import OrderedDict
from torch import nn
model = nn.Sequential(OrderedDict([
    ('fc1', nn.Linear(784, 128)),
    ('relu', nn.ReLU()),
    ('out', nn.Linear(128, 10)),
    ('softmax', nn.Softmax(dim=1)),
]))
criterion = nn.CrossEntropyLoss()
loss = criterion(model(images), labels)
#% true double-softmax — layers in a list, unpacked later, softmax outside
import torch.nn as nn
import torch
crit = nn.CrossEntropyLoss(reduction='none').to(device)
scores = nn.Softmax(dim=-1)(decoder(h))
loss = crit(scores.reshape(-1, vocab), tgt.reshape(-1))
#% true double-softmax — accelerate and autocast
import torch.nn.functional as F
for step, batch in enumerate(train_dataloader):
    with accelerator.accumulate(model):
        outputs = model(**batch)
        preds = F.softmax(outputs.logits, dim=-1)
        loss = F.cross_entropy(preds, batch["labels"])
        accelerator.backward(loss)
#% true double-softmax — keras 3 functional, loss by import
from keras import Input, Model
from keras.layers import Dense
from keras.losses import SparseCategoricalCrossentropy
inp = Input(shape=(20,))
hid = Dense(64, activation='relu')(inp)
out = Dense(4, activation='softmax')(hid)
clf = Model(inp, out)
clf.compile(optimizer='adam', loss=SparseCategoricalCrossentropy(from_logits=True), metrics=['acc'])
#% true double-softmax — tf.keras.Model subclass, softmax in call
import tensorflow as tf
class MyModel(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(128, activation='relu')
        self.d2 = tf.keras.layers.Dense(10, activation='softmax')
    def call(self, x):
        return self.d2(self.d1(x))
model = MyModel()
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        predictions = model(images, training=True)
        loss = loss_object(labels, predictions)
#% true double-softmax — equinox and vmap
import jax, optax
def loss(model, x, y):
    pred = jax.nn.softmax(jax.vmap(model)(x))
    return optax.softmax_cross_entropy_with_integer_labels(pred, y).mean()
#% true double-softmax — haiku transform
import haiku as hk, jax, optax, jax.numpy as jnp
def loss_fn(images, labels):
    mlp = hk.Sequential([hk.Flatten(), hk.Linear(300), jax.nn.relu, hk.Linear(10)])
    probs = jax.nn.softmax(mlp(images))
    one_hot = jax.nn.one_hot(labels, 10)
    return jnp.mean(optax.softmax_cross_entropy(probs, one_hot))
#% true double-sigmoid — a Lightning module's forward
import torch, torch.nn as nn, pytorch_lightning as pl
class Bin(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(8, 1)
        self.loss = nn.BCEWithLogitsLoss()
    def forward(self, x):
        return torch.sigmoid(self.net(x))
    def training_step(self, batch, i):
        x, y = batch
        return self.loss(self(x), y)
#% true double-sigmoid — keras tuner
import keras
def build(hp):
    model = keras.Sequential()
    model.add(keras.layers.Dense(hp.Int("u", 8, 64), activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
    return model
#% true double-sigmoid — conditional output under train and eval alike
import torch
import torch.nn.functional as F
out = torch.sigmoid(head(feat)).squeeze(-1)
loss = F.binary_cross_entropy_with_logits(out, labels.float(), reduction='none')
#% true logits-as-probabilities — tuple in one line, Sequential keyword
import tensorflow as tf
model = tf.keras.Sequential(layers=[tf.keras.layers.Dense(8, activation="relu"), tf.keras.layers.Dense(3)])
model.compile(loss="categorical_crossentropy", optimizer="sgd")
#% true logits-as-probabilities — BCELoss on a class's linear forward
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 1)
    def forward(self, x):
        return self.fc(x)
net = Net()
bce = nn.BCELoss()
loss = bce(net(x), y)
#% true logits-as-probabilities — log_softmax into BCE
import torch.nn.functional as F
loss = F.binary_cross_entropy(F.logsigmoid(z), y)
#% true labels-as-probabilities — knn, chained fit
from sklearn.neighbors import KNeighborsClassifier
from sklearn.metrics import log_loss
knn = KNeighborsClassifier(n_neighbors=5).fit(X_train, y_train)
print(f"{log_loss(y_test, knn.predict(X_test)):.4f}")
#% true labels-as-probabilities — a loop over folds
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss
scores = []
for train, test in kf.split(X):
    gbc = GradientBoostingClassifier()
    gbc.fit(X[train], y[train])
    p = gbc.predict(X[test])
    scores.append(log_loss(y[test], p))
#% true labels-as-probabilities — naive Bayes
from sklearn.naive_bayes import GaussianNB
from sklearn.metrics import log_loss
model = GaussianNB()
model.fit(X, y)
log_loss(y, model.predict(X))
#% true swapped-arguments — keras functional
import keras
preds = model.predict(x_test)
loss = keras.losses.categorical_crossentropy(preds, y_test)
#% true swapped-arguments — nll
import torch.nn.functional as F
log_probs = F.log_softmax(logits, dim=1)
loss = F.nll_loss(target, log_probs)
#% true swapped-arguments — bce module in self
import torch, torch.nn as nn
class T:
    def __init__(self):
        self.criterion = nn.BCEWithLogitsLoss()
    def run(self, x, labels):
        logits = self.model(x)
        return self.criterion(labels, logits)
#% true probabilities-as-log — functional softmax through an attribute
import torch.nn as nn
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(5, 3)
        self.sm = nn.Softmax(dim=1)
        self.nll = nn.NLLLoss()
    def forward(self, x, y):
        return self.nll(self.sm(self.fc(x)), y)
#% true probabilities-as-log — kl of probabilities, default module
import torch, torch.nn as nn
p = torch.softmax(a, dim=-1)
q = torch.softmax(b, dim=-1)
loss = nn.KLDivLoss(reduction="sum")(p, q)
#% true kl-mean-reduction — in self, mean said
import torch.nn as nn
import torch.nn.functional as F
class KD(nn.Module):
    def __init__(self):
        super().__init__()
        self.kl = nn.KLDivLoss(reduction="mean")
    def forward(self, s, t):
        return self.kl(F.log_softmax(s, 1), F.softmax(t, 1))
#% true target-off-by-one — numpy arrays moved into torch
import numpy as np, torch
import torch.nn.functional as F
logits = torch.from_numpy(np.array([[2.0, 0.1], [0.3, 1.9]]))
y = torch.from_numpy(np.array([1, 2]))
F.cross_entropy(logits, y)
#% true one-hot-as-index — LabelBinarizer's literal rows in torch
import torch
import torch.nn as nn
y = torch.tensor([[0, 1, 0], [1, 0, 0]])
out = torch.tensor([[0.1, 2.0, 0.3], [1.1, 0.2, 0.3]])
nn.CrossEntropyLoss()(out, y)
#% true unsorted-labels — a variable
from sklearn.metrics import log_loss
classes = ["setosa", "virginica", "versicolor"]
log_loss(y_true, proba, labels=classes)
#% true unit-mismatch — bits per character that are nats
import torch.nn.functional as F
bits = F.cross_entropy(logits, y)
#% true double-softmax — both lines of a multi-task loss
import torch.nn.functional as F
def loss(o1, o2, y1, y2):
    p1, p2 = F.softmax(o1, dim=1), F.softmax(o2, dim=1)
    l1 = F.cross_entropy(p1, y1)
    return l1
